import type { ApiErrorKind, Blocker, QinlingApiError } from '@qinling/client';
import { printable } from '../output/value-text.js';

/** What to do after a refusal, a line each. */
export function refusalHints(error: QinlingApiError): readonly string[] {
  if (error.blockers.length > 0) return ['In its way:', ...error.blockers.map(blockerLine)];
  const hint = hints[error.kind]?.(error);
  return hint === undefined ? [] : [hint];
}

const hints: Partial<Record<ApiErrorKind, (error: QinlingApiError) => string | undefined>> = {
  unauthorized: () => 'Set QINLING_TOKEN to a valid token.',
  'not-found': () =>
    'The list command of the noun shows what there is; ids of other projects are not found either.',
  'payload-too-large': () => 'With --dir, a .qinlingignore leaves out what the code does not need.',
  'too-many-requests': ({ retryAfterSeconds }) =>
    retryAfterSeconds === undefined ? 'Try again later.' : `Try again in ${Math.ceil(retryAfterSeconds)} s.`,
  unavailable: () => 'Try again in a moment.',
  'not-supported': () => 'The host of this service does not offer it.',
  failed: ({ requestId }) =>
    requestId === undefined ? undefined : `Tell the operator of the service the request id: ${requestId}.`,
};

/** What is in the way, and the command that takes it out of there. */
function blockerLine({ kind, id, name }: Blocker): string {
  const remedies = {
    alias: `qinling function alias delete ${printable(name ?? id)}`,
    webhook: `qinling webhook delete ${id}`,
    job: `qinling job update ${id} --status cancelled`,
    execution: `qinling function execution cancel ${id}`,
  };
  return `  ${kind} ${name === undefined ? id : `${printable(name)} (${id})`}: ${remedies[kind]}`;
}
