/** What each process of an execution may do, by the limits that every POSIX system has. */
export interface ProcessLimits {
  /** Files, sockets and pipes that are open at a time. */
  readonly openFiles: number;
  /** The longest file that is written. */
  readonly fileBytes: number;
}
