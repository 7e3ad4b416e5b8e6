export interface StoppableStream {
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Ends the source, and the stream with an error. After the end of either it does nothing. */
  stop(reason: unknown): void;
}

/** Chunks as a stream that reads nothing ahead of need, and ends its source when it is cancelled. */
export function streamOf(chunks: AsyncGenerator<Uint8Array>): StoppableStream {
  let isOver = false;
  let fail: (reason: unknown) => void = () => undefined;
  // Not awaited: a source that is waiting for its own next bytes ends only after them.
  const endSource = (): void => {
    isOver = true;
    chunks.return(undefined).catch(() => undefined);
  };
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start: (controller) => {
        fail = (reason) => controller.error(reason);
      },
      pull: async (controller) => {
        const { done, value } = await chunks.next();
        if (isOver) return;
        isOver = done === true;
        if (done) controller.close();
        // What fetch asks for is that nobody shares the memory, which packages do not do.
        else controller.enqueue(value as Uint8Array<ArrayBuffer>);
      },
      cancel: endSource,
    },
    { highWaterMark: 0 },
  );
  return {
    stream,
    stop: (reason) => {
      if (isOver) return;
      endSource();
      fail(reason);
    },
  };
}
