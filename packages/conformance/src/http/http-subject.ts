import type { Send } from './support/send.js';

/** Who a request is made as; a host maps it to whatever login it has. */
export interface HttpCaller {
  readonly projectId: string;
  /** `admin` makes an administrator. */
  readonly roles: readonly string[];
}

/**
 * A running server that is to be proved. It must run with the defaults of the wire contract (resource ranges, package size,
 * `unchangedVersion: 'share'`) and be started. The kit makes its own runtime, and its own rows in every case.
 */
export interface HttpSubject {
  /** Where the API is mounted, without a slash at the end: `http://127.0.0.1:7070` or `http://127.0.0.1:7070/some/prefix`. */
  readonly baseUrl: string;
  /** An image of the server's orchestrator that runs nodejs packages. */
  readonly runtimeImage: string;
  /** A public, available runtime of that image. Without it the kit makes one. */
  readonly runtimeId?: string;
  /** Headers that log this caller in. Without it the server has no login, and the cases about other projects are left out. */
  readonly as?: (caller: HttpCaller) => Readonly<Record<string, string>>;
  /** Moves the server's clock, where it has one of its own. Without it jobs are watched in real time. */
  readonly advance?: (seconds: number) => Promise<void>;
  /**
   * Sends the kit's requests some other way, such as through a client that is proved along with the server. Default: bare, each on a connection of
   * its own.
   */
  readonly send?: Send;
  /** The largest package that this server takes, packed. Default 50 MiB. A smaller one makes the kit faster. */
  readonly maxPackageBytes?: number;
}
