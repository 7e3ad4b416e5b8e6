import type { ArchiveEntry } from '../archive-entry.js';
import { encodePaxRecords } from './pax-records.js';
import { tarBlockBytes, tarChecksum } from './tar-header.js';

const typeFlags = { file: '0', link: '2', directory: '5', extension: 'x' } as const;
const longestOctalSize = 0o77777777777;
const fieldBytes = 100;

interface HeaderFields {
  readonly type: keyof typeof typeFlags;
  readonly name: string;
  readonly mode: number;
  readonly size: number;
  readonly linkTarget: string;
}

/**
 * Writes entries, in the order given, as a tar that depends on nothing but them: no times, owners or machine. ustar where it
 * fits, pax where a name is long or not ASCII. Each file's content must yield exactly `size` bytes.
 */
export async function* writeTar(entries: AsyncIterable<ArchiveEntry>): AsyncGenerator<Uint8Array> {
  for await (const entry of entries) {
    yield encodeEntryHeader(entry);
    if (entry.kind !== 'file') continue;
    yield* entry.content;
    yield Buffer.alloc(-entry.size & (tarBlockBytes - 1));
  }
  yield Buffer.alloc(2 * tarBlockBytes);
}

function encodeEntryHeader(entry: ArchiveEntry): Buffer {
  const name = entry.kind === 'directory' ? `${entry.path}/` : entry.path;
  const linkTarget = entry.kind === 'link' ? entry.target : '';
  const size = entry.kind === 'file' ? entry.size : 0;
  const mode = entry.kind === 'directory' || (entry.kind === 'file' && entry.executable) ? 0o755 : 0o644;

  const records: [string, string][] = [];
  if (!fitsField(linkTarget)) records.push(['linkpath', linkTarget]);
  if (!fitsField(name)) records.push(['path', name]);
  if (size > longestOctalSize) records.push(['size', String(size)]);
  const header = encodeHeader({
    type: entry.kind,
    name,
    mode,
    size: Math.min(size, longestOctalSize),
    linkTarget,
  });
  return records.length === 0 ? header : Buffer.concat([encodeExtension(records), header]);
}

function encodeExtension(records: readonly (readonly [string, string])[]): Buffer {
  const body = encodePaxRecords(records);
  const header = encodeHeader({
    type: 'extension',
    name: 'pax',
    mode: 0o644,
    size: body.length,
    linkTarget: '',
  });
  return Buffer.concat([header, body, Buffer.alloc(-body.length & (tarBlockBytes - 1))]);
}

function encodeHeader({ type, name, mode, size, linkTarget }: HeaderFields): Buffer {
  const block = Buffer.alloc(tarBlockBytes);
  block.write(asciiField(name), 0, 'latin1');
  block.write(octal(mode, 7), 100, 'latin1');
  block.write(octal(0, 7), 108, 'latin1');
  block.write(octal(0, 7), 116, 'latin1');
  block.write(octal(size, 11), 124, 'latin1');
  block.write(octal(0, 11), 136, 'latin1');
  block.write(typeFlags[type], 156, 'latin1');
  block.write(asciiField(linkTarget), 157, 'latin1');
  block.write('ustar\x0000', 257, 'latin1');
  block.write(`${octal(tarChecksum(block), 6)}\0 `, 148, 'latin1');
  return block;
}

function fitsField(name: string): boolean {
  return name.length <= fieldBytes && /^[\x20-\x7e]*$/.test(name);
}

/** What programs see that know nothing of pax. */
function asciiField(name: string): string {
  return name.replace(/[^\x20-\x7e]/g, '_').slice(0, fieldBytes);
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}
