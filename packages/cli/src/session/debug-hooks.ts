import type { TraceHooks } from '@qinling/client';

/** Shows requests as they go. The client has masked what is secret in them. */
export function debugHooks(write: (line: string) => void): TraceHooks {
  return {
    onRequest: ({ method, url, headers, attempt }) => {
      write(`> ${method} ${url}${attempt === 1 ? '' : ` (try ${attempt})`}`);
      for (const [name, value] of Object.entries(headers)) write(`>   ${name}: ${value}`);
    },
    onResponse: ({ status, requestId, durationMs }) =>
      write(
        `< ${status} after ${Math.round(durationMs)} ms${requestId === undefined ? '' : `, ${requestId}`}`,
      ),
    onRetry: ({ error, delayMs }) => write(`! ${error.message} Again in ${Math.round(delayMs)} ms.`),
  };
}
