import type { Fault } from '../generated/api.js';

/** What a refusal means, whatever its status is. */
export type ApiErrorKind =
  | 'invalid-input'
  | 'unauthorized'
  | 'not-allowed'
  | 'not-found'
  | 'method-not-allowed'
  | 'conflict'
  | 'payload-too-large'
  | 'unsupported-media-type'
  | 'too-many-requests'
  | 'not-supported'
  | 'unavailable'
  /** Another status of 400 to 499. */
  | 'refused'
  /** Another status of 500 and above. */
  | 'failed';

/** Something that stands in the way of a change: a job, a webhook, an alias, or a running execution. */
export type Blocker = NonNullable<Fault['blockers']>[number];

export interface ApiErrorDetails {
  readonly status: number;
  readonly method: string;
  readonly url: string;
  readonly requestId?: string | undefined;
  readonly field?: string | undefined;
  readonly blockers?: readonly Blocker[] | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/** The service answered with a refusal. The message is the service's own, written for people. */
export class QinlingApiError extends Error {
  override readonly name = 'QinlingApiError';
  readonly status: number;
  readonly kind: ApiErrorKind;
  readonly method: string;
  readonly url: string;
  /** Under which the operator of the service finds the request in the log. */
  readonly requestId: string | undefined;
  /** The attribute or parameter that is wrong. */
  readonly field: string | undefined;
  /** What stands in the way; empty when nothing does. */
  readonly blockers: readonly Blocker[];
  /** When to come back, where the service said so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(message: string, details: ApiErrorDetails) {
    super(message);
    this.status = details.status;
    this.kind = kindOfStatus(details.status);
    this.method = details.method;
    this.url = details.url;
    this.requestId = details.requestId;
    this.field = details.field;
    this.blockers = details.blockers ?? [];
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

const kinds: Readonly<Record<number, ApiErrorKind>> = {
  400: 'invalid-input',
  401: 'unauthorized',
  403: 'not-allowed',
  404: 'not-found',
  405: 'method-not-allowed',
  409: 'conflict',
  413: 'payload-too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  501: 'not-supported',
  503: 'unavailable',
};

function kindOfStatus(status: number): ApiErrorKind {
  return kinds[status] ?? (status < 500 ? 'refused' : 'failed');
}
