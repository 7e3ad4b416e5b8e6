import type { Request } from 'express';

/** URLs that answers hold. */
export interface Links {
  /** Where the API is mounted, without a slash at the end. */
  readonly base: string;
  /** The relative way from this request to the mount point, so that it holds behind whatever proxy: `../`. */
  toBase(): string;
  /** This same list, from after the row with the id `marker` on. */
  next(marker: string): string;
}

const hostForm = /^[A-Za-z0-9._~\-[\]:]+$/;

/**
 * Links begin with the host's public URL where it gave one. Otherwise with the address that the request came to and the path at which the
 * host mounted us; behind a proxy Express's `trust proxy` decides about the protocol.
 */
export class RequestLinks implements Links {
  readonly #request: Request;
  readonly #publicUrl: string | undefined;
  #base: string | undefined;

  constructor(request: Request, publicUrl: string | undefined) {
    this.#request = request;
    this.#publicUrl = publicUrl;
  }

  // Most answers hold no link, and then nobody asks.
  get base(): string {
    this.#base ??= this.#publicUrl?.replace(/\/+$/, '') ?? originOf(this.#request);
    return this.#base;
  }

  toBase(): string {
    return '../'.repeat(Math.max(0, this.#request.path.split('/').length - 2));
  }

  next(marker: string): string {
    const query = queryOf(this.#request);
    query.set('marker', marker);
    return `${this.base}${this.#request.path}?${query}`;
  }
}

/** The query as it was sent; Express parses it in ways that depend on its version and settings. */
export function queryOf({ url }: Request): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : url.slice(start + 1));
}

function originOf(request: Request): string {
  return `${request.protocol}://${hostOf(request)}${request.baseUrl}`;
}

// The Host header is the client's; what is no host at all does not become part of a link.
function hostOf(request: Request): string {
  const host = request.get('Host') ?? '';
  if (hostForm.test(host)) return host;
  const { localAddress = 'localhost', localPort } = request.socket;
  return `${localAddress.includes(':') ? `[${localAddress}]` : localAddress}:${localPort}`;
}
