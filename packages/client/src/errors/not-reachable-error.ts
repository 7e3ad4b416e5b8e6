import { innermostMessage, networkCode } from './network-code.js';

export interface NotReachableDetails {
  /** The address of the service, as it was configured. */
  readonly url: string;
  /** `request`: there was no answer at all. `answer`: it broke off half-way. */
  readonly stage: 'request' | 'answer';
  readonly cause: unknown;
}

/**
 * The network failed: nobody answers at the address, or the connection broke. Whether the request took effect is not known when it was one
 * that changes something.
 */
export class NotReachableError extends Error {
  override readonly name = 'NotReachableError';
  readonly url: string;
  readonly stage: 'request' | 'answer';
  /** The system's word for it, where there is one: `ECONNREFUSED`, `ENOTFOUND`. */
  readonly code: string | undefined;

  constructor({ url, stage, cause }: NotReachableDetails) {
    const reason = reasonOf(cause);
    super(
      stage === 'request'
        ? `Qinling is not reachable at ${url}: ${reason}`
        : `The connection to ${url} broke before the whole answer was there: ${reason}`,
      { cause },
    );
    this.url = url;
    this.stage = stage;
    this.code = networkCode(cause);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the connection was closed',
  UND_ERR_SOCKET: 'the connection was closed',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the host name could not be looked up',
  UND_ERR_CONNECT_TIMEOUT: 'nobody answered',
  ETIMEDOUT: 'nobody answered',
};

function reasonOf(cause: unknown): string {
  const code = networkCode(cause);
  const known = code === undefined ? undefined : reasons[code];
  if (known !== undefined) return `${known} (${code}).`;
  const text = innermostMessage(cause);
  return text === '' ? 'the network failed.' : `${text.replace(/\.$/, '')}.`;
}
