/** A request that is about to be sent. Secrets are masked. */
export interface RequestEvent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** 1 for the first try. */
  readonly attempt: number;
}

/** The head of an answer. */
export interface ResponseEvent extends RequestEvent {
  readonly status: number;
  readonly requestId: string | undefined;
  /** From sending the request to the head of the answer. */
  readonly durationMs: number;
}

/** A request that failed and will be sent again. */
export interface RetryEvent extends RequestEvent {
  readonly error: Error;
  readonly delayMs: number;
}

/** What a client tells of its work, for logs. What a hook throws ends the request. */
export interface TraceHooks {
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined;
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
}

const harmless = ['accept', 'content-type', 'content-length', 'range', 'if-none-match', 'x-request-id'];

/** Headers for a log. Only those that are known to hold no secret are shown: a login may be in any other. */
export function maskedHeaders(headers: Headers): Readonly<Record<string, string>> {
  const shown: Record<string, string> = {};
  headers.forEach((value, name) => {
    shown[name] = harmless.includes(name) ? value : '***';
  });
  return shown;
}

/** Tells the hooks of one try. */
export function traceOf({ onRequest, onResponse }: TraceHooks, sent: RequestEvent) {
  const startedAt = performance.now();
  return {
    sent: () => onRequest?.(sent),
    answered: ({ status, headers }: Response) =>
      onResponse?.({
        ...sent,
        status,
        requestId: headers.get('x-openstack-request-id') ?? undefined,
        durationMs: performance.now() - startedAt,
      }),
  };
}
