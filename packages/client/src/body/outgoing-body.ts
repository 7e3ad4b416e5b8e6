/** The body of a request, before it is sent. */
export interface OutgoingBody {
  readonly headers: Readonly<Record<string, string>>;
  /** Whether it can be sent a second time. */
  readonly isReplayable: boolean;
  /** Whether `alive` is called while it is sent. A large body that leaves unseen has no time limit of its own. */
  readonly isWatched: boolean;
  /** Begins it; `alive` is called with each piece that leaves. */
  open(alive: () => void): Promise<OpenedBody>;
}

export interface OpenedBody {
  readonly content: string | Blob | ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Why the caller's own source failed, if it did: that is no failure of the network. */
  failure?(): unknown;
  /** Nobody wants the rest. */
  stop?(reason: unknown): void;
}

/** A value as JSON; attributes that are undefined are left out. */
export function jsonBody(value: unknown): OutgoingBody {
  const content = JSON.stringify(value);
  return {
    headers: { 'content-type': 'application/json' },
    isReplayable: true,
    // Small enough to leave at once.
    isWatched: true,
    open: async () => ({ content }),
  };
}
