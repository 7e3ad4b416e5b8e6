import { isQinlingError, type QinlingError } from '@qinling/core';
import { expect } from 'vitest';

/** The error of core that a promise rejects with; fails when it resolves, or rejects with anything else. */
export async function errorOf(promise: Promise<unknown>): Promise<QinlingError> {
  const error: unknown = await promise.then(
    (value) => `resolved with ${String(value)}`,
    (reason: unknown) => reason,
  );
  if (!isQinlingError(error)) {
    expect.fail(`Not an error of core: ${String(error)}`);
  }
  return error;
}
