import { QinlingApiError } from '../errors/api-error.js';
import { NotReachableError } from '../errors/not-reachable-error.js';

/** The request as far as repeating it goes. */
export interface Repeatable {
  readonly method: string;
  /** Whether its body, if any, can be sent again. */
  readonly isReplayable: boolean;
}

const firstDelayMs = 200;
const maxDelayMs = 10_000;
/** A service that wants more time than this gets no second try: its caller should know. */
const maxRetryAfterSeconds = 60;
const safeMethods = ['GET', 'HEAD', 'DELETE'];

/**
 * How long to wait before the request is sent again; undefined when it must not be.
 *
 * A 429 or 503 says that nothing was done, so that anything may be repeated: reading and deleting always, changes only where the service
 * says when (a gateway's 503 without it may come after the change). After a failure of the network a change may have happened, so that
 * only reading and deleting are repeated. PUT counts as a change: sent twice, a new image or new code is refused the second time.
 */
export function retryDelayMs(
  { method, isReplayable }: Repeatable,
  error: unknown,
  attempt: number,
  random: () => number = Math.random,
): number | undefined {
  if (!isReplayable) return undefined;
  const isSafe = safeMethods.includes(method);
  if (error instanceof NotReachableError) return isSafe ? backoffMs(attempt, random) : undefined;
  if (!(error instanceof QinlingApiError) || (error.status !== 429 && error.status !== 503)) return undefined;
  const { retryAfterSeconds } = error;
  if (retryAfterSeconds === undefined) return isSafe ? backoffMs(attempt, random) : undefined;
  if (retryAfterSeconds > maxRetryAfterSeconds) return undefined;
  // Never early, and not all clients at once.
  return retryAfterSeconds * 1000 + random() * firstDelayMs;
}

function backoffMs(attempt: number, random: () => number): number {
  const highest = Math.min(maxDelayMs, firstDelayMs * 2 ** (attempt - 1));
  return highest / 2 + (random() * highest) / 2;
}
