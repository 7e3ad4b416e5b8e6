/**
 * A map that may lie over another: it reads through to the one below and keeps its own changes until `commit`. So a
 * transaction costs what it changes, and those who read below see nothing of it before.
 */
export class LayeredMap<Value> {
  readonly #below: LayeredMap<Value> | undefined;
  readonly #own = new Map<string, Value>();
  readonly #removed = new Set<string>();

  constructor(below?: LayeredMap<Value>) {
    this.#below = below;
  }

  get(key: string): Value | undefined {
    if (this.#own.has(key)) {
      return this.#own.get(key);
    }
    return this.#removed.has(key) ? undefined : this.#below?.get(key);
  }

  has(key: string): boolean {
    return this.#own.has(key) || (!this.#removed.has(key) && (this.#below?.has(key) ?? false));
  }

  set(key: string, value: Value): void {
    this.#own.set(key, value);
  }

  /** False when there was nothing. */
  delete(key: string): boolean {
    const existed = this.has(key);
    this.#own.delete(key);
    if (this.#below !== undefined) {
      this.#removed.add(key);
    }
    return existed;
  }

  *entries(): Generator<[string, Value]> {
    if (this.#below !== undefined) {
      for (const entry of this.#below.entries()) {
        if (!this.#own.has(entry[0]) && !this.#removed.has(entry[0])) {
          yield entry;
        }
      }
    }
    yield* this.#own;
  }

  *values(): Generator<Value> {
    for (const [, value] of this.entries()) {
      yield value;
    }
  }

  /** Moves the changes to the map below. */
  commit(): void {
    for (const key of this.#removed) {
      this.#below?.delete(key);
    }
    for (const [key, value] of this.#own) {
      this.#below?.set(key, value);
    }
  }
}
