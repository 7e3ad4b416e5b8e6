/** What a request leaves to tidy up, whatever becomes of it. */
export class Cleanup {
  readonly #tasks: (() => Promise<void>)[] = [];

  add(task: () => Promise<void>): void {
    this.#tasks.push(task);
  }

  /** Runs every task once. Resolves with what went wrong, so that a caller can log it. */
  async run(): Promise<readonly unknown[]> {
    if (this.#tasks.length === 0) return [];
    const outcomes = await Promise.allSettled(this.#tasks.splice(0).map((task) => task()));
    return outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  }
}
