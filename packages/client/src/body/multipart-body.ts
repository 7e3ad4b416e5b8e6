import type { OutgoingBody } from './outgoing-body.js';
import { type Chunks, chunksOf, type PackageSource } from './package-source.js';
import type { OnProgress } from './progress.js';
import { canStreamRequests } from './request-streams.js';
import { streamOf } from './stream-of.js';

export interface MultipartOptions {
  /** Plain fields; they come before the file, so that a service can judge them before it reads on. */
  readonly fields: readonly (readonly [string, string])[];
  readonly source: PackageSource;
  /** The size of a stream, where the caller knows it. */
  readonly sizeBytes?: number | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** A form with the file part `package`, written as it is sent: the package is never in memory whole. */
export function multipartBody({ fields, source, sizeBytes, onProgress }: MultipartOptions): OutgoingBody {
  const boundary = `qinling-${crypto.getRandomValues(new Uint32Array(4)).join('')}`;
  const head = new TextEncoder().encode(headOf(boundary, fields));
  const tail = new TextEncoder().encode(`\r\n--${boundary}--\r\n`);
  const streams = canStreamRequests();
  const chunks = chunksOf(source, sizeBytes);
  const length =
    chunks.sizeBytes === undefined ? undefined : head.byteLength + chunks.sizeBytes + tail.byteLength;
  return {
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      // Without it the body is sent in chunks of unknown number, and a service cannot refuse it early.
      ...(length === undefined ? {} : { 'content-length': String(length) }),
    },
    isReplayable: chunks.isReplayable,
    isWatched: streams,
    open: async (alive) => {
      if (!streams) return { content: new Blob([head, await blobOf(source, chunks, onProgress), tail]) };
      let failure: unknown;
      async function* parts(): AsyncGenerator<Uint8Array> {
        yield head;
        try {
          for await (const chunk of counted(chunks, onProgress)) {
            alive();
            yield chunk;
          }
        } catch (error) {
          failure = error;
          throw error;
        }
        yield tail;
        alive();
      }
      const { stream, stop } = streamOf(parts());
      return { content: stream, failure: () => failure, stop };
    },
  };
}

/** Browsers read blobs from where they are, and may keep a large one on their disk. */
async function blobOf(
  source: PackageSource,
  chunks: Chunks,
  onProgress: OnProgress | undefined,
): Promise<Blob> {
  onProgress?.({ transferredBytes: 0, totalBytes: chunks.sizeBytes });
  return source instanceof Blob ? source : new Response(streamOf(chunks.read()).stream).blob();
}

async function* counted(chunks: Chunks, onProgress: OnProgress | undefined): AsyncGenerator<Uint8Array> {
  const totalBytes = chunks.sizeBytes;
  let transferredBytes = 0;
  onProgress?.({ transferredBytes, totalBytes });
  for await (const chunk of chunks.read()) {
    yield chunk;
    transferredBytes += chunk.byteLength;
    onProgress?.({ transferredBytes, totalBytes });
  }
}

function headOf(boundary: string, fields: MultipartOptions['fields']): string {
  const parts = fields.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"\r\n\r\n${value}\r\n`,
  );
  // No Content-Type: the service looks at the bytes.
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="package"; filename="package"\r\n\r\n`;
  return [...parts, file].join('');
}

/** As browsers write it. */
function escaped(name: string): string {
  return name.replace(/["\r\n]/g, encodeURIComponent);
}
