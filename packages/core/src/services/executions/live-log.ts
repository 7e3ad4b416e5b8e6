/** The log of an execution that runs in this process. It grows until it has ended, and any number of readers follow it. */
export class LiveLog {
  #text = '';
  #hasEnded = false;
  readonly #readers = new Set<() => void>();

  /** All of it so far. */
  get text(): string {
    return this.#text;
  }

  append(text: string): void {
    this.#text += text;
    this.#wake();
  }

  /** Ends it. `text` is the whole log. */
  end(text: string): void {
    this.#text = text;
    this.#hasEnded = true;
    this.#wake();
  }

  /** What stands behind the first `position` characters, as soon as there is something; undefined at its end, or once `signal` aborts. */
  async after(position: number, signal: AbortSignal | undefined): Promise<string | undefined> {
    while (this.#text.length <= position && !this.#hasEnded && signal?.aborted !== true)
      await this.#change(signal);
    return signal?.aborted === true || this.#text.length <= position ? undefined : this.#text.slice(position);
  }

  #change(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#readers.delete(wake);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      this.#readers.add(wake);
      signal?.addEventListener('abort', wake);
    });
  }

  #wake(): void {
    for (const wake of this.#readers) wake();
  }
}
