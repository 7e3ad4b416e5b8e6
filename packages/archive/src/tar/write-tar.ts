import { Header } from 'tar/header';
import { Pax } from 'tar/pax';
import type { ArchiveEntry } from '../archive-entry.js';
import { tarBlockBytes } from './tar-header.js';

const types = { file: 'File', link: 'SymbolicLink', directory: 'Directory' } as const;

/**
 * Writes entries, in the order given, as a tar that depends on nothing but them: no times, owners or machine. ustar where it
 * fits, pax where a name is long or not ASCII. Each file's content must yield exactly `size` bytes.
 */
export async function* writeTar(entries: AsyncIterable<ArchiveEntry>): AsyncGenerator<Uint8Array> {
  for await (const entry of entries) {
    yield encodeHeader(entry);
    if (entry.kind !== 'file') continue;
    yield* entry.content;
    yield Buffer.alloc(-entry.size & (tarBlockBytes - 1));
  }
  yield Buffer.alloc(2 * tarBlockBytes);
}

function encodeHeader(entry: ArchiveEntry): Buffer {
  const names = {
    path: entry.kind === 'directory' ? `${entry.path}/` : entry.path,
    ...(entry.kind === 'link' ? { linkpath: entry.target } : {}),
  };
  const header = new Header({
    ...names,
    type: types[entry.kind],
    mode: entry.kind === 'directory' || (entry.kind === 'file' && entry.executable) ? 0o755 : 0o644,
    size: entry.kind === 'file' ? entry.size : 0,
    uid: 0,
    gid: 0,
    mtime: new Date(0),
  });
  const block = Buffer.alloc(tarBlockBytes);
  return header.encode(block) ? Buffer.concat([new Pax(names).encode(), block]) : block;
}
