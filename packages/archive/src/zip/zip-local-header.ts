import type { ByteReader } from '../byte-reader.js';
import { entryError } from '../invalid-archive-error.js';
import type { ZipRecord } from './zip-directory.js';
import { readUInt64 } from './zip-end.js';
import { applyZip64, parseZipExtra } from './zip-extra.js';

const fixedBytes = 30;
const encryptedFlag = 0x0001;
const descriptorFlag = 0x0008;

/**
 * Reads the header in front of an entry's data. It must say what the directory says: programs that trust the one must not see
 * another archive than programs that trust the other. Returns whether a data descriptor follows the data.
 */
export async function readLocalHeader(
  reader: ByteReader,
  record: ZipRecord,
): Promise<{ readonly hasDescriptor: boolean }> {
  const fixed = await reader.readExactly(fixedBytes);
  if (fixed.toString('latin1', 0, 4) !== 'PK\x03\x04') throw disagreement(record);
  const flags = fixed.readUInt16LE(6);
  const rawName = await reader.readExactly(fixed.readUInt16LE(26));
  const extraBytes = await reader.readExactly(fixed.readUInt16LE(28));
  if ((flags & encryptedFlag) !== 0) throw entryError('hostile', record.name, 'is encrypted.');
  if (!rawName.equals(record.rawName) || fixed.readUInt16LE(8) !== record.method) throw disagreement(record);

  const hasDescriptor = (flags & descriptorFlag) !== 0;
  const found = applyZip64(
    record.name,
    { crc: fixed.readUInt32LE(14), size: fixed.readUInt32LE(22), compressedSize: fixed.readUInt32LE(18) },
    parseZipExtra(record.name, extraBytes),
  );
  for (const key of ['crc', 'size', 'compressedSize'] as const) {
    // With a descriptor the numbers were not known yet; then they are usually zero.
    if (found[key] !== record[key] && !(hasDescriptor && found[key] === 0)) throw disagreement(record);
  }
  return { hasDescriptor };
}

/**
 * Reads the `length` bytes between an entry's data and what follows. They must be its data descriptor, in one of the four forms
 * that programs write (with or without signature, 32 or 64 bits), or nothing if it has none.
 */
export async function readDataDescriptor(
  reader: ByteReader,
  record: ZipRecord,
  hasDescriptor: boolean,
  length: number,
): Promise<void> {
  if (!hasDescriptor && length === 0) return;
  if (!hasDescriptor || length < 12 || length > 24 || length % 4 !== 0) {
    throw entryError('corrupt', record.name, 'is followed by bytes that belong to no entry.');
  }
  const bytes = await reader.readExactly(length);
  const hasSignature = length === 16 || length === 24;
  if (hasSignature && bytes.toString('latin1', 0, 4) !== 'PK\x07\x08') throw disagreement(record);
  const numbers = hasSignature ? bytes.subarray(4) : bytes;
  const isWide = numbers.length === 20;
  const compressedSize = isWide ? readUInt64(numbers, 4) : numbers.readUInt32LE(4);
  const size = isWide ? readUInt64(numbers, 12) : numbers.readUInt32LE(8);
  if (
    numbers.readUInt32LE(0) !== record.crc ||
    compressedSize !== record.compressedSize ||
    size !== record.size
  ) {
    throw disagreement(record);
  }
}

function disagreement(record: ZipRecord): Error {
  return entryError('corrupt', record.name, 'is described differently in the directory of the zip archive.');
}
