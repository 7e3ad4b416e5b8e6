/** A promise that is settled from outside, once. */
export class Pending<Value> {
  readonly promise: Promise<Value>;
  readonly #resolve: (value: Value) => void;
  #settled = false;

  constructor() {
    let settle: (value: Value) => void = () => undefined;
    this.promise = new Promise((resolve) => {
      settle = resolve;
    });
    this.#resolve = settle;
  }

  /** Settles it. False when it was settled before; then nothing changes. */
  readonly resolve = (value: Value): boolean => {
    const isFirst = !this.#settled;
    this.#settled = true;
    this.#resolve(value);
    return isFirst;
  };
}
