/** What happens at the chosen call, and after it. */
export type FaultKind =
  /** The call fails once and is not made. */
  | 'error'
  /** The call is made, and its answer is lost. */
  | 'lost-answer'
  /** The process dies before the call: it and every later one of this process fails. */
  | 'crash-before'
  /** The process dies after the call. */
  | 'crash-after';

export const faultKinds = [
  'error',
  'lost-answer',
  'crash-before',
  'crash-after',
] as const satisfies FaultKind[];

export class InjectedFault extends Error {
  override readonly name = 'InjectedFault';
}

/** Lets a chosen call of a process go wrong. One counter for storage and blobs: every call has one number. */
export class FaultPlan {
  readonly #kind: FaultKind;
  readonly #at: number;
  #calls = 0;
  #dead = false;
  /** The call that was hit, for the report; undefined while none was. */
  hit: string | undefined;

  constructor(kind: FaultKind, at: number) {
    this.#kind = kind;
    this.#at = at;
  }

  get isDead(): boolean {
    return this.#dead;
  }

  async through<Result>(name: string, proceed: () => Promise<Result>): Promise<Result> {
    if (this.#dead) throw new InjectedFault(`dead before ${name}`);
    const number = this.#calls;
    this.#calls += 1;
    if (number !== this.#at) return proceed();
    this.hit = name;
    this.#dead = this.#kind.startsWith('crash');
    if (this.#kind === 'lost-answer' || this.#kind === 'crash-after') await proceed();
    throw new InjectedFault(`${this.#kind} at ${name}`);
  }
}
