/** Lets one in at a time, in the order in which they came. */
export class Turnstile {
  #taken = false;
  readonly #waiting: (() => void)[] = [];

  /** Whether somebody has the turn. */
  get isTaken(): boolean {
    return this.#taken;
  }

  /** True when it is the caller's turn, who then has to `leave`; false when that took longer than `patienceMs`, if given. */
  async enter(patienceMs?: number): Promise<boolean> {
    if (!this.#taken) {
      this.#taken = true;
      return true;
    }
    return new Promise((resolve) => {
      const admit = () => {
        clearTimeout(timer);
        resolve(true);
      };
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(admit), 1);
        resolve(false);
      };
      const timer = patienceMs === undefined ? undefined : setTimeout(giveUp, patienceMs);
      this.#waiting.push(admit);
    });
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) {
      this.#taken = false;
    } else {
      next();
    }
  }
}
