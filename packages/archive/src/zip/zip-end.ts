import { corruptError } from '../invalid-archive-error.js';
import type { ZipSource } from './zip-source.js';

/** What yauzl read of a zip's end and directory. */
export interface ZipEnd {
  readonly entryCount: number;
  readonly directoryStart: number;
  readonly directoryEnd: number;
  readonly commentBytes: number;
}

/** Where a number stands in a record, its length, what it must be, and what the archive is if it is not. */
type Field = readonly [offset: number, bytes: 2 | 4 | 8, value: number, problem: string];

const severalParts = 'Package is one part of a zip archive in several parts.';
const contradiction = 'Package is damaged: the end of the zip archive contradicts itself.';
const endBytes = 22;
const locatorBytes = 20;
const zip64EndBytes = 56;

/**
 * Checks that the directory is followed by its end records and nothing else, and that all that they say is true. yauzl takes from
 * them how many entries there are and where the first one is, and believes it.
 */
export async function checkZipEnd(source: ZipSource, end: ZipEnd): Promise<void> {
  const { entryCount, directoryStart, directoryEnd } = end;
  const directoryBytes = directoryEnd - directoryStart;
  const plainStart = source.size - endBytes - end.commentBytes;
  const isZip64 = directoryEnd !== plainStart;
  if (isZip64) {
    const locatorStart = plainStart - locatorBytes;
    const locator = await source.bytes(locatorStart, locatorBytes);
    if (locator.toString('latin1', 0, 4) !== 'PK\x06\x07') {
      throw corruptError(
        'Package is damaged: the directory of the zip archive has another length than it says.',
      );
    }
    if (locator.readUInt32LE(16) > 1) throw corruptError(severalParts);
    // Where this points, yauzl found the other numbers.
    check(locator, [
      [4, 4, 0, severalParts],
      [8, 8, directoryEnd, contradiction],
    ]);
    check(await source.bytes(directoryEnd, zip64EndBytes), [
      [20, 4, 0, severalParts],
      [24, 8, entryCount, severalParts],
      [40, 8, directoryBytes, contradiction],
      [4, 8, locatorStart - directoryEnd - 12, contradiction],
    ]);
  }
  // Programs that know no zip64 read the plain record, so it must not tell another story.
  check(
    await source.bytes(plainStart, endBytes),
    [
      [4, 2, 0, severalParts],
      [6, 2, 0, severalParts],
      [8, 2, entryCount, severalParts],
      [10, 2, entryCount, contradiction],
      [12, 4, directoryBytes, contradiction],
      [16, 4, directoryStart, contradiction],
    ],
    isZip64,
  );
}

/** With zip64, a number in the plain record of which all bits are set stands in the other one. */
function check(record: Buffer, fields: readonly Field[], mayBeElsewhere = false): void {
  for (const [offset, bytes, value, problem] of fields) {
    const found = bytes === 8 ? Number(record.readBigUInt64LE(offset)) : record.readUIntLE(offset, bytes);
    const isElsewhere = mayBeElsewhere && found === 2 ** (8 * bytes) - 1;
    if (found !== value && !isElsewhere) throw corruptError(problem);
  }
}

/** yauzl's errors while it looks for the end, by their beginning. */
const sentences = {
  'multi-disk': severalParts,
  'Invalid comment length': 'Package is damaged: bytes follow the end of the zip archive.',
  'End of central directory record': 'Package is damaged: the end of the zip archive is missing.',
};

/** Says in our words what yauzl says of a zip's end. */
export function badZipEnd(cause: Error): Error {
  const known = Object.entries(sentences).find(([start]) => cause.message.startsWith(start));
  return corruptError(known?.[1] ?? contradiction, { cause });
}
