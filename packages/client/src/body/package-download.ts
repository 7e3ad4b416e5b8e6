import type { CallOptions } from '../client-options.js';
import type { OnProgress } from './progress.js';
import { streamOf } from './stream-of.js';

export interface DownloadOptions extends CallOptions {
  readonly onProgress?: OnProgress | undefined;
}

/** A package that is on its way. Its stream is to be read to its end, or cancelled; it can be read once. */
export interface PackageDownload {
  /** As the service names it: the id, and the extension of the format. */
  readonly filename: string;
  /** `application/zip`, `application/gzip` or `application/x-tar`. */
  readonly mediaType: string;
  readonly sizeBytes: number | undefined;
  /** The service's tag of these bytes; the sha256 of the package. */
  readonly sha256: string | undefined;
  /** Fails with `NotReachableError` when the connection breaks, and with the signal's reason when it is aborted. */
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** The whole package in memory. */
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
  blob(): Promise<Blob>;
}

export function packageDownload(response: Response, onProgress?: OnProgress): PackageDownload {
  const { headers } = response;
  // Of an encoded body it says how much is on the way, not how much there is.
  const length = headers.has('content-encoding') ? null : headers.get('content-length');
  const sizeBytes = length === null ? undefined : Number(length);
  const mediaType = headers.get('content-type')?.split(';')[0]?.trim() ?? 'application/octet-stream';
  const { stream } = streamOf(counted(response, sizeBytes, onProgress));
  const whole = () => new Response(stream, { headers: { 'content-type': mediaType } });
  return {
    filename: /filename="?([^";]+)"?/.exec(headers.get('content-disposition') ?? '')?.[1] ?? 'package',
    mediaType,
    sizeBytes,
    sha256: /^"([0-9a-f]{64})"$/.exec(headers.get('etag') ?? '')?.[1],
    stream,
    bytes: async () => new Uint8Array(await whole().arrayBuffer()),
    blob: () => whole().blob(),
  };
}

async function* counted(
  { body }: Response,
  totalBytes: number | undefined,
  onProgress: OnProgress | undefined,
): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  let transferredBytes = 0;
  onProgress?.({ transferredBytes, totalBytes });
  try {
    for (;;) {
      const { done = true, value } = (await reader?.read()) ?? {};
      if (done || value === undefined) return;
      transferredBytes += value.byteLength;
      onProgress?.({ transferredBytes, totalBytes });
      yield value;
    }
  } finally {
    // After the end this does nothing.
    await reader?.cancel().catch(() => undefined);
  }
}
