import { readAtMost } from '../transport/read-at-most.js';
import { type Blocker, QinlingApiError } from './api-error.js';
import { NotReachableError } from './not-reachable-error.js';

const maxFaultBytes = 64 * 1024;

/**
 * Rebuilds the error from an answer of 400 and above. A body that is no fault, such as a proxy's page, still makes an error, in words
 * of our own; its text is not shown.
 */
export async function apiErrorOf(response: Response, method: string, url: string): Promise<QinlingApiError> {
  const fault = parseFault(await textOfFault(response));
  return new QinlingApiError(fault?.message ?? statusText(response), {
    status: response.status,
    method,
    url,
    requestId: response.headers.get('x-openstack-request-id') ?? fault?.requestId,
    field: fault?.field,
    blockers: fault?.blockers,
    retryAfterSeconds: retryAfterSeconds(response.headers.get('retry-after')),
  });
}

async function textOfFault(response: Response): Promise<string> {
  try {
    return await readAtMost(response, maxFaultBytes);
  } catch (error) {
    // The status says more than that the rest of the answer was lost.
    if (error instanceof NotReachableError) return '';
    throw error;
  }
}

interface ParsedFault {
  readonly message: string;
  readonly requestId: string | undefined;
  readonly field: string | undefined;
  readonly blockers: readonly Blocker[];
}

function parseFault(text: string): ParsedFault | undefined {
  const body = parseObject(text);
  const message = textOf(body?.faultstring);
  if (body === undefined || message === undefined) return undefined;
  return {
    message,
    requestId: textOf(body.request_id),
    field: textOf(body.field),
    blockers: Array.isArray(body.blockers) ? body.blockers.filter(isBlocker) : [],
  };
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isBlocker(value: unknown): value is Blocker {
  return isObject(value) && typeof value.kind === 'string' && typeof value.id === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function statusText({ status, headers, statusText: reason }: Response): string {
  const type = headers.get('content-type')?.split(';')[0] ?? 'no content';
  const named = reason === '' ? `${status}` : `${status} ${reason}`;
  return `The service answered ${named}, with ${type} instead of Qinling's words.`;
}

/** A Retry-After header in seconds, whether it counts them or names a time. */
export function retryAfterSeconds(header: string | null, now = Date.now()): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d+\s*$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, (at - now) / 1000);
}
