import { type ArchiveSource, readRange } from '../archive-source.js';
import { corruptError } from '../invalid-archive-error.js';

/** Where a zip's central directory lies, as its end records say. */
export interface ZipEnd {
  readonly entryCount: number;
  readonly directoryStart: number;
  readonly directoryEnd: number;
}

const endBytes = 22;
const locatorBytes = 20;
const zip64EndBytes = 56;
const maxCommentBytes = 0xffff;

/**
 * Finds and reads the end record, and the zip64 one if there is one. Refuses anything behind it, anything between it and the
 * directory, and archives in several parts.
 */
export async function readZipEnd(source: ArchiveSource): Promise<ZipEnd> {
  const tailStart = Math.max(0, source.size - endBytes - maxCommentBytes);
  const tail = await readRange(source, tailStart, source.size);
  const offset = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (offset === -1 || offset + endBytes > tail.length) {
    throw corruptError('Package is damaged: the end of the zip archive is missing.');
  }
  const end = tail.subarray(offset);
  if (end.readUInt16LE(20) !== end.length - endBytes) {
    throw corruptError('Package is damaged: bytes follow the end of the zip archive.');
  }
  const position = tailStart + offset;
  return (await readZip64End(source, position, end)) ?? plainEnd(position, end);
}

function plainEnd(position: number, end: Buffer): ZipEnd {
  if (end.readUInt16LE(4) !== 0 || end.readUInt16LE(6) !== 0) throw severalParts();
  return checkedEnd({
    entryCount: end.readUInt16LE(10),
    entriesHere: end.readUInt16LE(8),
    directoryStart: end.readUInt32LE(16),
    directoryBytes: end.readUInt32LE(12),
    directoryEnd: position,
  });
}

async function readZip64End(
  source: ArchiveSource,
  position: number,
  end: Buffer,
): Promise<ZipEnd | undefined> {
  const locatorStart = position - locatorBytes;
  if (locatorStart < zip64EndBytes) return undefined;
  const locator = await readRange(source, locatorStart, position);
  if (locator.length < locatorBytes || locator.toString('latin1', 0, 4) !== 'PK\x06\x07') return undefined;
  if (locator.readUInt32LE(4) !== 0 || locator.readUInt32LE(16) > 1) throw severalParts();

  const start = readUInt64(locator, 8);
  if (start > locatorStart - zip64EndBytes) throw badEnd();
  const record = await readRange(source, start, start + zip64EndBytes);
  if (record.length < zip64EndBytes || record.toString('latin1', 0, 4) !== 'PK\x06\x06') throw badEnd();
  if (start + 12 + readUInt64(record, 4) !== locatorStart) throw badEnd();
  if (record.readUInt32LE(16) !== 0 || record.readUInt32LE(20) !== 0) throw severalParts();
  const found = {
    entryCount: readUInt64(record, 32),
    entriesHere: readUInt64(record, 24),
    directoryStart: readUInt64(record, 48),
    directoryBytes: readUInt64(record, 40),
    directoryEnd: start,
  };
  // Programs that know no zip64 read the plain record, so it must not tell another story.
  refuseOther(end.readUInt16LE(10), 0xffff, found.entryCount);
  refuseOther(end.readUInt32LE(12), 0xffffffff, found.directoryBytes);
  refuseOther(end.readUInt32LE(16), 0xffffffff, found.directoryStart);
  return checkedEnd(found);
}

function checkedEnd(
  found: ZipEnd & { readonly entriesHere: number; readonly directoryBytes: number },
): ZipEnd {
  const { entryCount, entriesHere, directoryStart, directoryBytes, directoryEnd } = found;
  if (entriesHere !== entryCount) throw severalParts();
  if (directoryStart + directoryBytes !== directoryEnd) throw badEnd();
  return { entryCount, directoryStart, directoryEnd };
}

function refuseOther(plain: number, unknown: number, value: number): void {
  if (plain !== unknown && plain !== value) throw badEnd();
}

/** Reads an unsigned 64-bit number. Throws `corrupt` for one beyond 2^53, which no real archive has. */
export function readUInt64(buffer: Buffer, offset: number): number {
  const value = Number(buffer.readBigUInt64LE(offset));
  if (!Number.isSafeInteger(value)) {
    throw corruptError('Package is damaged: a number in the zip archive is too large.');
  }
  return value;
}

function badEnd(): Error {
  return corruptError('Package is damaged: the end of the zip archive contradicts itself.');
}

function severalParts(): Error {
  return corruptError('Package is one part of a zip archive in several parts.');
}
