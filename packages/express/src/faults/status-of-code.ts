import type { ErrorCode } from '@qinling/core';

/** The one place where a meaning becomes a status. */
export const statusOfCode = {
  'invalid-input': 400,
  unauthorized: 401,
  'not-allowed': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'runtime-not-available': 409,
  'payload-too-large': 413,
  'too-many-requests': 429,
  'not-supported': 501,
  unavailable: 503,
  storage: 500,
  orchestrator: 500,
} as const satisfies Record<ErrorCode, number>;

/** What clients read instead of the error's own words, which may tell of the host's insides. */
export const textOfInternalCode: { readonly [Code in ErrorCode]?: string } = {
  storage: 'The storage of this service failed. Its operator finds the reason in the log.',
  orchestrator: 'The code could not be run: the service failed. Its operator finds the reason in the log.',
};
