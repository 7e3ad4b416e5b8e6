import { UnavailableError } from '../errors/errors.js';

type State = 'new' | 'starting' | 'started' | 'closing' | 'closed';

const reasons: Readonly<Record<Exclude<State, 'started'>, string>> = {
  new: 'The service is not started yet: call start() first.',
  starting: 'The service is starting.',
  closing: 'The service is shutting down.',
  closed: 'The service is closed.',
};

/** Where this instance stands between `start()` and `close()`. */
export class Lifecycle {
  #state: State = 'new';

  get state(): State {
    return this.#state;
  }

  moveTo(state: State): void {
    this.#state = state;
  }

  /** Throws `UnavailableError` unless code may run now. */
  assertStarted(): void {
    if (this.#state !== 'started') throw new UnavailableError(reasons[this.#state], { retryAfterSeconds: 5 });
  }
}
