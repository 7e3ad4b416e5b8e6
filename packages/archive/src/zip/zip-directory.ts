import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl';
import type { ArchiveBudget } from '../archive-budget.js';
import { corruptError, entryError } from '../invalid-archive-error.js';
import { badZipEnd, checkZipEnd } from './zip-end.js';
import { decodeZipName } from './zip-name.js';
import type { ZipSource } from './zip-source.js';

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
  readonly zip: ZipFile;
  readonly records: readonly ZipRecord[];
  readonly start: number;
}

const encryptionFlags = 0x0001 | 0x0040 | 0x2000;
const methods: readonly number[] = [0, 8];
const unixHosts: readonly number[] = [3, 19];

/** Reads and checks the central directory. Spends its entry count from the budget before it reads a single record. */
export async function readZipDirectory(source: ZipSource, budget: ArchiveBudget): Promise<ZipDirectory> {
  const zip = await openZip(source);
  budget.spendEntries(zip.entryCount);
  const records: ZipRecord[] = [];
  const start = cursor(zip);
  let recordStart = start;
  try {
    for await (const entry of zip.eachEntry()) {
      records.push(toRecord(entry));
      recordStart = cursor(zip);
    }
  } catch (error) {
    throw source.isFinal(error) ? error : await explain(error, source, recordStart);
  }
  const { entryCount, comment } = zip;
  await checkZipEnd(source, {
    entryCount,
    directoryStart: start,
    directoryEnd: cursor(zip),
    commentBytes: comment.length,
  });
  records.sort((a, b) => a.offset - b.offset);
  refuseOverlaps(records, start);
  return { zip, records, start };
}

async function openZip(source: ZipSource): Promise<ZipFile> {
  try {
    // Undecoded names, since yauzl would replace what is not UTF-8; sizes are checked where an error can name the entry.
    const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false };
    return await fromRandomAccessReaderPromise(source, source.size, options);
  } catch (error) {
    throw source.isFinal(error) || !(error instanceof Error) ? error : badZipEnd(error);
  }
}

/** Where the next record of the directory is. Its declared type is wrong. */
function cursor(zip: ZipFile): number {
  return Number(zip.readEntryCursor);
}

/** yauzl does not say which entry it refuses. */
async function explain(cause: unknown, source: ZipSource, recordStart: number): Promise<Error> {
  const fixed = await source.bytes(recordStart, 46);
  if (fixed.toString('latin1', 0, 4) !== 'PK\x01\x02') {
    return corruptError('Package is damaged: the directory of the zip archive cannot be read.', { cause });
  }
  const name = (await source.bytes(recordStart + 46, fixed.readUInt16LE(28))).toString();
  const message = cause instanceof Error ? cause.message : '';
  if (message.startsWith('strong encryption')) return entryError('hostile', name, 'is encrypted.', { cause });
  const part = message.startsWith('zip64') ? 'a zip64 field' : 'an extra field';
  return entryError('corrupt', name, `has ${part} that cannot be read.`, { cause });
}

function toRecord(entry: Entry): ZipRecord {
  const { generalPurposeBitFlag, compressionMethod: method, versionMadeBy } = entry;
  const name = decodeZipName(entry);
  if ((generalPurposeBitFlag & encryptionFlags) !== 0) throw entryError('hostile', name, 'is encrypted.');
  if (!methods.includes(method)) {
    throw entryError('corrupt', name, `has the unsupported compression method ${method}.`);
  }
  return {
    name,
    // A copy: the original would keep the entry's comment and extra fields in memory.
    rawName: Buffer.from(entry.fileNameRaw),
    method,
    crc: entry.crc32,
    size: entry.uncompressedSize,
    compressedSize: entry.compressedSize,
    offset: entry.relativeOffsetOfLocalHeader,
    unixMode: unixHosts.includes(versionMadeBy >>> 8) ? entry.externalFileAttributes >>> 16 : 0,
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
