import { Entry, type LocalFileHeader, parseExtraFields, type ZipFile } from 'yauzl';
import { entryError } from '../invalid-archive-error.js';
import type { ZipRecord } from './zip-directory.js';
import type { ZipSource } from './zip-source.js';

const encryptedFlag = 0x0001;
const descriptorFlag = 0x0008;
const zip64Id = 0x0001;
const elsewhere = 0xffffffff;

/**
 * Reads the header in front of an entry's data. It must say what the directory says: programs that trust the one must not see
 * another archive than programs that trust the other. Returns where the data is, and whether a data descriptor follows it.
 */
export async function readLocalHeader(
  zip: ZipFile,
  source: ZipSource,
  record: ZipRecord,
): Promise<{ readonly dataStart: number; readonly hasDescriptor: boolean }> {
  const { compressedSize, offset: relativeOffsetOfLocalHeader } = record;
  const entry = Object.assign(new Entry(), { compressedSize, relativeOffsetOfLocalHeader });
  const local = await zip.readLocalFileHeaderPromise(entry).catch((error: unknown) => {
    throw source.isFinal(error) ? error : disagreement(record);
  });
  const flags = local.generalPurposeBitFlag;
  if ((flags & encryptedFlag) !== 0) throw entryError('hostile', record.name, 'is encrypted.');
  if (!local.fileName.equals(record.rawName) || local.compressionMethod !== record.method) {
    throw disagreement(record);
  }
  const hasDescriptor = (flags & descriptorFlag) !== 0;
  const found = readNumbers(local, record);
  for (const key of ['crc', 'size', 'compressedSize'] as const) {
    // With a descriptor the numbers were not known yet; then they are usually zero.
    if (found[key] !== record[key] && !(hasDescriptor && found[key] === 0)) throw disagreement(record);
  }
  return { dataStart: local.fileDataStart, hasDescriptor };
}

/** yauzl looks into the zip64 field of the directory, but not into that of the local header. */
function readNumbers(
  { crc32: crc, uncompressedSize, compressedSize, extraField }: LocalFileHeader,
  { name }: ZipRecord,
) {
  try {
    const field = parseExtraFields(extraField).find(({ id }) => id === zip64Id)?.data;
    let position = -8;
    const next = (value: number) => {
      if (field === undefined || value !== elsewhere) return value;
      position += 8;
      return Number(field.readBigUInt64LE(position));
    };
    return { crc, size: next(uncompressedSize), compressedSize: next(compressedSize) };
  } catch (cause) {
    throw entryError('corrupt', name, 'has an extra field that cannot be read.', { cause });
  }
}

/**
 * Reads the bytes between an entry's data and what follows. They must be its data descriptor, in one of the four forms that
 * programs write (with or without signature, 32 or 64 bits), or nothing if it has none. yauzl does not look at them.
 */
export async function readDataDescriptor(
  source: ZipSource,
  record: ZipRecord,
  hasDescriptor: boolean,
  start: number,
  end: number,
): Promise<void> {
  const length = end - start;
  if (!hasDescriptor && length === 0) return;
  if (!hasDescriptor || length < 12 || length > 24 || length % 4 !== 0) {
    throw entryError('corrupt', record.name, 'is followed by bytes that belong to no entry.');
  }
  const bytes = await source.bytes(start, length);
  const hasSignature = length === 16 || length === 24;
  if (hasSignature && bytes.toString('latin1', 0, 4) !== 'PK\x07\x08') throw disagreement(record);
  const numbers = hasSignature ? bytes.subarray(4) : bytes;
  const [compressedSize, size] =
    numbers.length === 12
      ? [numbers.readUInt32LE(4), numbers.readUInt32LE(8)]
      : [Number(numbers.readBigUInt64LE(4)), Number(numbers.readBigUInt64LE(12))];
  const crc = numbers.readUInt32LE(0);
  if (crc !== record.crc || compressedSize !== record.compressedSize || size !== record.size) {
    throw disagreement(record);
  }
}

function disagreement(record: ZipRecord): Error {
  return entryError('corrupt', record.name, 'is described differently in the directory of the zip archive.');
}
