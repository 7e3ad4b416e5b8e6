import { innermostMessage } from '../errors/network-code.js';
import { UnexpectedAnswerError } from '../errors/unexpected-answer-error.js';

/** Browsers hide a redirect that they do not follow behind a type of its own. */
export function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304);
}

/** How Node's fetch puts that it was redirected where it must not be. */
export function isRedirectFailure(error: unknown): boolean {
  return innermostMessage(error) === 'unexpected redirect';
}

export function redirectError(url: string, status: number, target: string | null): UnexpectedAnswerError {
  const where = target === null ? 'elsewhere' : `to ${target}`;
  return new UnexpectedAnswerError(`${url} redirects ${where}. Is the address right?`, { url, status });
}
