/** Values by key, each made when it is first asked for; of more than `capacity`, those not asked for the longest time are forgotten. */
export class Recent<Value> {
  readonly #capacity: number;
  readonly #values = new Map<string, Value>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** `make` may throw; then nothing is kept. */
  get(key: string, make: () => Value): Value {
    const value = this.#values.get(key) ?? make();
    // A map remembers the order of insertion: the first is the one not asked for the longest time.
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size > this.#capacity) {
      const [oldest] = this.#values.keys();
      this.#values.delete(oldest ?? key);
    }
    return value;
  }
}
