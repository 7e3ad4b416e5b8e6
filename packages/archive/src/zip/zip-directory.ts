import type { ArchiveBudget } from '../archive-budget.js';
import type { ArchiveSource } from '../archive-source.js';
import { ByteReader } from '../byte-reader.js';
import { corruptError, entryError } from '../invalid-archive-error.js';
import { readZipEnd } from './zip-end.js';
import { applyZip64, parseZipExtra } from './zip-extra.js';
import { decodeZipName } from './zip-name.js';

/** One entry as the central directory tells it. */
export interface ZipRecord {
  readonly name: string;
  readonly rawName: Buffer;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly compressedSize: number;
  readonly offset: number;
  /** Unix mode with the type bits; 0 when the archive was not made on Unix. */
  readonly unixMode: number;
}

/** The directory of a zip: its records in the order of their data, and where it begins itself. */
export interface ZipDirectory {
  readonly records: readonly ZipRecord[];
  readonly start: number;
}

const fixedBytes = 46;
const encryptionFlags = 0x0001 | 0x0040 | 0x2000;
const methods: readonly number[] = [0, 8];
const unixHosts: readonly number[] = [3, 19];

/** Reads and checks the central directory. Spends its entry count from the budget before it reads a single record. */
export async function readZipDirectory(source: ArchiveSource, budget: ArchiveBudget): Promise<ZipDirectory> {
  const { entryCount, directoryStart, directoryEnd } = await readZipEnd(source);
  budget.spendEntries(entryCount);
  const reader = new ByteReader(source.read(directoryStart, directoryEnd));
  try {
    const records: ZipRecord[] = [];
    for (let count = 0; count < entryCount; count += 1) records.push(await readRecord(reader));
    if (reader.position !== directoryEnd - directoryStart) {
      throw corruptError(
        'Package is damaged: the directory of the zip archive has another length than it says.',
      );
    }
    records.sort((a, b) => a.offset - b.offset);
    refuseOverlaps(records, directoryStart);
    return { records, start: directoryStart };
  } finally {
    await reader.close();
  }
}

async function readRecord(reader: ByteReader): Promise<ZipRecord> {
  const fixed = await reader.readExactly(fixedBytes);
  if (fixed.toString('latin1', 0, 4) !== 'PK\x01\x02') {
    throw corruptError('Package is damaged: the directory of the zip archive cannot be read.');
  }
  const flags = fixed.readUInt16LE(8);
  const rawName = await reader.readExactly(fixed.readUInt16LE(28));
  const extraBytes = await reader.readExactly(fixed.readUInt16LE(30));
  await reader.skip(fixed.readUInt16LE(32));

  const extra = parseZipExtra(rawName.toString('latin1'), extraBytes);
  const name = decodeZipName(rawName, flags, extra);
  const method = fixed.readUInt16LE(10);
  const host = fixed.readUInt8(5);
  if ((flags & encryptionFlags) !== 0) throw entryError('hostile', name, 'is encrypted.');
  if (!methods.includes(method)) {
    throw entryError('corrupt', name, `has the unsupported compression method ${method}.`);
  }
  const numbers = {
    size: fixed.readUInt32LE(24),
    compressedSize: fixed.readUInt32LE(20),
    offset: fixed.readUInt32LE(42),
  };
  return {
    name,
    rawName,
    method,
    crc: fixed.readUInt32LE(16),
    unixMode: unixHosts.includes(host) ? fixed.readUInt16LE(40) : 0,
    ...applyZip64(name, numbers, extra),
  };
}

/** Many entries that share their data make a small zip that unpacks to anything. Found here before any data is read. */
function refuseOverlaps(records: readonly ZipRecord[], directoryStart: number): void {
  for (const [index, record] of records.entries()) {
    const leastEnd = record.offset + 30 + record.rawName.length + record.compressedSize;
    if (leastEnd > (records[index + 1]?.offset ?? directoryStart)) {
      throw entryError('corrupt', record.name, 'overlaps what follows it in the zip archive.');
    }
  }
}
