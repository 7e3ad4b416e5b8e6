import type { Blocker } from '../domain/blocker.js';

/** Stable names of what went wrong. A surface maps each to a status; see `@qinling/express`. */
export type ErrorCode =
  | 'invalid-input'
  | 'unauthorized'
  | 'not-allowed'
  | 'not-found'
  | 'conflict'
  | 'runtime-not-available'
  | 'not-supported'
  | 'method-not-allowed'
  | 'payload-too-large'
  | 'too-many-requests'
  | 'unavailable'
  | 'storage'
  | 'orchestrator';

export interface QinlingErrorOptions extends ErrorOptions {
  /** The input field that is wrong, in domain spelling (`timeoutSeconds`). */
  readonly field?: string;
  /** What stands in the way. */
  readonly blockers?: readonly Blocker[];
  /** When it makes sense to try again. */
  readonly retryAfterSeconds?: number;
}

const brand = Symbol.for('qinling.error');

/** Every error that this library means to be seen. `message` is a sentence for the user; `cause` is kept. */
export class QinlingError extends Error {
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly blockers: readonly Blocker[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, options: QinlingErrorOptions = {}) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
    this.field = options.field;
    this.blockers = options.blockers;
    this.retryAfterSeconds = options.retryAfterSeconds;
    Object.defineProperty(this, brand, { value: true });
  }
}

/** Recognises the error by its brand, so that two copies of this package in one tree understand each other. */
export function isQinlingError(error: unknown): error is QinlingError {
  return typeof error === 'object' && error !== null && brand in error;
}

/** Whether `error` is a `QinlingError` of this code. */
export function hasErrorCode(error: unknown, code: ErrorCode): error is QinlingError {
  return isQinlingError(error) && error.code === code;
}
