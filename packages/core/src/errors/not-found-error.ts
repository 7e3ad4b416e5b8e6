import { QinlingError, type QinlingErrorOptions } from './qinling-error.js';

/** It does not exist, or belongs to another project (rule R18). */
export class NotFoundError extends QinlingError {
  constructor(message: string, options?: QinlingErrorOptions) {
    super('not-found', message, options);
  }
}

/** Builds `Function not found [id=…]`, the form that Qinling's clients know. */
export function notFound(noun: string, key: Readonly<Record<string, string | number>>): NotFoundError {
  const pairs = Object.entries(key).map(([name, value]) => `${name}=${value}`);
  return new NotFoundError(`${noun} not found [${pairs.join(', ')}]`);
}
