import type { ArchiveBudget } from '../archive-budget.js';
import type { ArchiveEntry } from '../archive-entry.js';
import type { ArchiveSource } from '../archive-source.js';
import type { ByteReader } from '../byte-reader.js';
import { collect } from '../collect.js';
import { crc32 } from '../crc32.js';
import { inflateRaw } from '../decompress.js';
import { decodeUtf8 } from '../entry-path.js';
import { entryError, wrongSize } from '../invalid-archive-error.js';
import { readZipDirectory, type ZipRecord } from './zip-directory.js';
import { readDataDescriptor, readLocalHeader } from './zip-local-header.js';
import { ZipSource } from './zip-source.js';

const typeBits = 0o170000;
const linkType = 0o120000;
const fileType = 0o100000;
const directoryType = 0o040000;

/**
 * Reads a zip: its directory first, then all data in one pass from the first byte to the directory. Every byte must belong to an
 * entry, so nothing can hide between entries. See `readEntries` for what is checked elsewhere.
 */
export async function* readZip(archive: ArchiveSource, budget: ArchiveBudget): AsyncGenerator<ArchiveEntry> {
  const source = new ZipSource(archive);
  try {
    const { zip, records, start } = await readZipDirectory(source, budget);
    for (const [index, record] of records.entries()) {
      if (index === 0 && record.offset > 0) {
        throw entryError('corrupt', record.name, 'is preceded by bytes that belong to no entry.');
      }
      const { dataStart, hasDescriptor } = await readLocalHeader(zip, source, record);
      const reader = await source.readerAt(dataStart);
      yield await toEntry(record, verifiedContent(record, reader), budget);
      const end = records[index + 1]?.offset ?? start;
      await readDataDescriptor(source, record, hasDescriptor, dataStart + record.compressedSize, end);
    }
  } finally {
    await source.end();
  }
}

async function toEntry(
  record: ZipRecord,
  content: AsyncGenerator<Uint8Array>,
  budget: ArchiveBudget,
): Promise<ArchiveEntry> {
  const { name: path, size, unixMode } = record;
  const type = unixMode & typeBits;
  if (type !== 0 && type !== fileType && type !== directoryType && type !== linkType) {
    throw entryError('hostile', path, 'is neither a file nor a directory nor a symbolic link.');
  }
  if (path.endsWith('/')) {
    if (type === linkType || size !== 0) {
      throw entryError('corrupt', path, 'has a content, though it is a directory.');
    }
    // Some programs compress even nothing.
    await collect(content, size);
    return { kind: 'directory', path };
  }
  if (type === directoryType) {
    throw entryError('corrupt', path, 'is a directory, but its name does not end with "/".');
  }
  if (type !== linkType) {
    return { kind: 'file', path, size, executable: (unixMode & 0o100) !== 0, content };
  }
  if (size > budget.limits.maxPathBytes) {
    throw entryError(
      'limit',
      path,
      `is a symbolic link to a path longer than ${budget.limits.maxPathBytes} bytes.`,
    );
  }
  const target = decodeUtf8(await collect(content, size));
  if (target === undefined) {
    throw entryError('hostile', path, 'is a symbolic link to a target that is not UTF-8.');
  }
  return { kind: 'link', path, target };
}

/**
 * Decompresses an entry while it checks size and checksum. Stops at the first byte beyond the size that was announced.
 *
 * Not by yauzl's openReadStream(): that compares no checksum, cannot see bytes behind the end of the compressed data, and
 * replaces the destroy() of zlib's stream, so that its memory waits for the garbage collector, entry after entry.
 */
async function* verifiedContent(record: ZipRecord, reader: ByteReader): AsyncGenerator<Uint8Array> {
  const { compressedSize } = record;
  let size = 0;
  let crc = 0;
  for await (const chunk of record.method === 0
    ? reader.take(compressedSize)
    : inflateRaw(reader, compressedSize, record.size, record.name)) {
    size += chunk.length;
    if (size > record.size) throw wrongSize(record.name, record.size);
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size < record.size) throw wrongSize(record.name, record.size);
  if (crc !== record.crc) throw entryError('corrupt', record.name, 'has a wrong checksum.');
}
