import { gzipSync } from 'node:zlib';
import {
  type ArchiveSource,
  bufferArchiveSource,
  inspectArchive,
  type PackageFormat,
} from '../../src/index.js';
import { type RawTarEntry, rawTar } from './raw-tar.js';
import { type RawZipEntry, rawZip } from './raw-zip.js';

/** A tree as tests describe it, independent of the archive format. */
export type TestEntry =
  | { readonly path: string; readonly content: string; readonly executable?: boolean }
  | { readonly path: string; readonly target: string }
  | { readonly path: string; readonly directory: true };

/** The same tree in every format. */
export function inEveryFormat(entries: readonly TestEntry[]): readonly [PackageFormat, Buffer][] {
  const tar = rawTar(entries.map(toTar));
  return [
    ['zip', rawZip(entries.map(toZip))],
    ['tar', tar],
    ['tar.gz', gzipSync(tar)],
  ];
}

export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const collected: Uint8Array[] = [];
  // Copies: the memory of a chunk may be used again for the next one, or freed.
  for await (const chunk of chunks) collected.push(new Uint8Array(chunk));
  return Buffer.concat(collected);
}

export async function inspectBytes(bytes: Uint8Array) {
  return inspectArchive(bufferArchiveSource(bytes));
}

/** A source that counts the bytes it handed out and the reads that are still open, in small chunks. Has nothing but its bytes. */
export function countingSource(bytes: Uint8Array, chunkBytes = 4096) {
  const counts = { bytes: 0, open: 0 };
  const source: ArchiveSource = {
    size: bytes.length,
    async *read(start, end) {
      if (!(start >= 0 && start <= end && end <= bytes.length))
        throw new Error(`no bytes ${start} to ${end}`);
      counts.open += 1;
      try {
        for (let position = start; position < end; position += chunkBytes) {
          const chunk = bytes.subarray(position, Math.min(end, position + chunkBytes));
          counts.bytes += chunk.length;
          yield chunk;
        }
      } finally {
        // As files do, it takes a moment to close.
        await new Promise((resolve) => setImmediate(resolve));
        counts.open -= 1;
      }
    },
  };
  return { source, counts };
}

function toTar(entry: TestEntry): RawTarEntry {
  if ('target' in entry) return { name: entry.path, type: '2', linkTarget: entry.target };
  if ('directory' in entry) return { name: `${entry.path}/`, type: '5', mode: 0o755 };
  return { name: entry.path, content: entry.content, mode: entry.executable ? 0o755 : 0o644 };
}

function toZip(entry: TestEntry): RawZipEntry {
  if ('target' in entry) return { name: entry.path, content: entry.target, mode: 0o120777 };
  if ('directory' in entry) return { name: `${entry.path}/`, method: 0, mode: 0o40755 };
  return { name: entry.path, content: entry.content, mode: entry.executable ? 0o100755 : 0o100644 };
}
