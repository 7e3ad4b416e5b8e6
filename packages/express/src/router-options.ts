import type { Caller, Logger, Qinling } from '@qinling/core';
import type { Request } from 'express';

export interface RouterOptions {
  readonly qinling: Qinling;
  /**
   * Says who asks, from whatever login the host has; throws `UnauthorizedError` (401) when nobody does. Default: every request is
   * project `default` with the role `admin`, whatever headers it carries - fit for one's own machine only.
   */
  readonly authenticate?: ((request: Request) => Caller | Promise<Caller>) | undefined;
  /**
   * What links begin with, mount path included: `https://example.org/functions`. Default: the address that the request came to, and
   * the path at which the host mounted the router.
   */
  readonly publicUrl?: string | undefined;
  /** Longest JSON body, and longest field of a form, in bytes. Default 1 MiB. The size of packages is the core's setting. */
  readonly maxBodyBytes?: number | undefined;
  /** Where failures are told that clients read only a request id of. Default: silent. */
  readonly logger?: Logger | undefined;
}
