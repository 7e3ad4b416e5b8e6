/** How far an upload or a download is, in bytes of the package. */
export interface Progress {
  readonly transferredBytes: number;
  /** Undefined while nobody knows. */
  readonly totalBytes: number | undefined;
}

/**
 * Called at the start, and with each piece that left or came. An upload that is repeated begins at 0 again; of an upload in a browser only the start
 * is seen.
 */
export type OnProgress = (progress: Progress) => void;
