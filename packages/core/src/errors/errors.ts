import { QinlingError, type QinlingErrorOptions } from './qinling-error.js';

/** The input is wrong; `field` names where. */
export class InvalidInputError extends QinlingError {
  constructor(message: string, options?: QinlingErrorOptions) {
    super('invalid-input', message, options);
  }
}

/** Nobody is logged in, or the login is not valid. */
export class UnauthorizedError extends QinlingError {
  constructor(message: string, options?: QinlingErrorOptions) {
    super('unauthorized', message, options);
  }
}

/** The caller may not, or something still uses it; `blockers` names what. */
export class NotAllowedError extends QinlingError {
  constructor(message: string, options?: QinlingErrorOptions) {
    super('not-allowed', message, options);
  }
}

/** It contradicts the present state. */
export class ConflictError extends QinlingError {
  constructor(message: string, options?: QinlingErrorOptions) {
    super('conflict', message, options);
  }
}

/** The runtime is not ready to run code. */
export class RuntimeNotAvailableError extends QinlingError {
  constructor(message: string, options?: QinlingErrorOptions) {
    super('runtime-not-available', message, options);
  }
}

/** An adapter does not claim the capability that this needs. */
export class NotSupportedError extends QinlingError {
  constructor(message: string, options?: QinlingErrorOptions) {
    super('not-supported', message, options);
  }
}

/** The resource exists, and does not offer this. */
export class MethodNotAllowedError extends QinlingError {
  constructor(message: string, options?: QinlingErrorOptions) {
    super('method-not-allowed', message, options);
  }
}

/** What was sent is larger than the host takes. */
export class PayloadTooLargeError extends QinlingError {
  constructor(message: string, options?: QinlingErrorOptions) {
    super('payload-too-large', message, options);
  }
}

/** All workers are busy and the waiting line is full; `retryAfterSeconds` says when to return. */
export class TooManyRequestsError extends QinlingError {
  constructor(message: string, options?: QinlingErrorOptions) {
    super('too-many-requests', message, options);
  }
}

/** The service is not started, or is shutting down. */
export class UnavailableError extends QinlingError {
  constructor(message: string, options?: QinlingErrorOptions) {
    super('unavailable', message, options);
  }
}

/** The storage or blob store failed; `cause` says how. */
export class StorageError extends QinlingError {
  constructor(message: string, options?: QinlingErrorOptions) {
    super('storage', message, options);
  }
}

/** The code could not be run, through no fault of its own. */
export class OrchestratorError extends QinlingError {
  constructor(message: string, options?: QinlingErrorOptions) {
    super('orchestrator', message, options);
  }
}
