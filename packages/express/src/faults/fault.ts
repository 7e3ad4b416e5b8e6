import { isQinlingError, type QinlingError } from '@qinling/core';
import { z } from 'zod';
import { wireFieldName } from '../wire/field-name.js';
import { HttpError } from './http-error.js';
import { statusOfCode, textOfInternalCode } from './status-of-code.js';

/** The body of every answer of 400 and above. */
export const faultBody = z.object({
  faultcode: z.enum(['Client', 'Server']),
  faultstring: z.string().describe('What is wrong, for people.'),
  debuginfo: z.null(),
  request_id: z.string().describe('Also in X-Openstack-Request-Id, and in the log.'),
  field: z.string().optional().describe('The attribute or parameter that is wrong.'),
  blockers: z
    .array(
      z.object({
        kind: z.enum(['execution', 'job', 'webhook', 'alias']),
        id: z.string(),
        name: z.string().optional(),
      }),
    )
    .optional()
    .describe('What stands in the way.'),
});

export type FaultBody = z.output<typeof faultBody>;

/** An error as an answer. */
export interface Fault {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: FaultBody;
}

const defaultRetryAfterSeconds = 1;

/** Messages quote what was sent; an answer is not to grow with it. */
const longestText = 4000;

/** Turns whatever was thrown into an answer. What is not meant to be seen becomes a fixed sentence. */
export function faultOf(error: unknown, requestId: string): Fault {
  if (isQinlingError(error)) return faultOfQinlingError(error, requestId);
  if (error instanceof HttpError)
    return fault(error.status, error.message, requestId, { headers: error.headers });
  if (isClientError(error)) return fault(error.status, error.message, requestId);
  return fault(500, `The service failed. Its operator finds the reason under ${requestId}.`, requestId);
}

function faultOfQinlingError(error: QinlingError, requestId: string): Fault {
  const status = statusOfCode[error.code] ?? 500;
  const retries = status === 429 || status === 503;
  return fault(status, textOfInternalCode[error.code] ?? error.message, requestId, {
    headers: retries
      ? { 'Retry-After': String(Math.ceil(error.retryAfterSeconds ?? defaultRetryAfterSeconds)) }
      : {},
    members: {
      ...(error.field === undefined ? {} : { field: wireFieldName(error.field) }),
      ...(error.blockers === undefined ? {} : { blockers: [...error.blockers] }),
    },
  });
}

function fault(
  status: number,
  faultstring: string,
  requestId: string,
  rest: {
    readonly headers?: Readonly<Record<string, string>>;
    readonly members?: Pick<FaultBody, 'field' | 'blockers'>;
  } = {},
): Fault {
  return {
    status,
    headers: rest.headers ?? {},
    body: {
      faultcode: status >= 500 ? 'Server' : 'Client',
      faultstring: faultstring.length > longestText ? `${faultstring.slice(0, longestText)}…` : faultstring,
      debuginfo: null,
      request_id: requestId,
      ...rest.members,
    },
  };
}

/**
 * Errors of Express and its body parsers: a path that cannot be decoded, a body that is no JSON or too large. `expose` is their word
 * for "the client may read this"; errors of other libraries may carry a status too, but not ours to pass on.
 */
function isClientError(error: unknown): error is { readonly status: number; readonly message: string } {
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return false;
  const isMeant = error instanceof URIError || ('expose' in error && error.expose === true);
  return isMeant && error.status >= 400 && error.status < 500;
}
