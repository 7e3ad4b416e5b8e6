/**
 * The bytes of a package. Byte arrays and blobs (`openAsBlob` of `node:fs`, a `File` of a browser) have a size, show progress in percent, and can be
 * sent again; streams can be read only once, so that their upload is never repeated.
 */
export type PackageSource = Uint8Array | Blob | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

/** A source as an upload needs it. */
export interface Chunks {
  readonly sizeBytes: number | undefined;
  readonly isReplayable: boolean;
  read(): AsyncGenerator<Uint8Array>;
}

const sliceBytes = 64 * 1024;

/** `sizeBytes` is what the caller says of a stream; byte arrays and blobs know better. */
export function chunksOf(source: PackageSource, sizeBytes?: number): Chunks {
  if (source instanceof Uint8Array) {
    return { sizeBytes: source.byteLength, isReplayable: true, read: () => slices(source) };
  }
  if (source instanceof Blob) {
    return { sizeBytes: source.size, isReplayable: true, read: () => readStream(source.stream()) };
  }
  const read = () => checked(source instanceof ReadableStream ? readStream(source) : source, sizeBytes);
  return { sizeBytes, isReplayable: false, read };
}

// Sliced, so that progress shows and a slow network is not asked to take it all at once.
async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.byteLength; start += sliceBytes) {
    yield bytes.subarray(start, start + sliceBytes);
  }
}

/** Reads with a reader: not every browser can iterate over a stream. */
async function* readStream(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  let isDone = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      isDone = done;
      if (done) return;
      yield value;
    }
  } finally {
    if (!isDone) await reader.cancel().catch(() => undefined);
  }
}

async function* checked(
  source: AsyncIterable<unknown>,
  sizeBytes: number | undefined,
): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of source) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('A package is made of bytes, not of text.');
    read += chunk.byteLength;
    if (sizeBytes !== undefined && read > sizeBytes) throw wrongSize(sizeBytes, 'more');
    yield chunk;
  }
  if (sizeBytes !== undefined && read < sizeBytes) throw wrongSize(sizeBytes, `${read}`);
}

function wrongSize(sizeBytes: number, found: string): TypeError {
  return new TypeError(`The package was said to have ${sizeBytes} bytes, but its source has ${found}.`);
}
