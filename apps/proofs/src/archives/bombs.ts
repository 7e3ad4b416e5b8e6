import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import { tarEntry } from './raw-tar.js';
import { rawZip } from './raw-zip.js';

const mebibyte = 1024 * 1024;
const zeros = Buffer.alloc(64 * mebibyte);
const tenGibibytes = 10 * 1024 * mebibyte;
const pieces = tenGibibytes / zeros.length;

/** A zip of ten real GiB in one entry, which says so, or says that it is small. */
export function zipBomb(claimedSize: number): Buffer {
  // A full flush ends on a byte and forgets what was before: pieces can be set one after another.
  const piece = deflateRawSync(zeros, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const end = deflateRawSync(Buffer.alloc(0));
  const packed = Buffer.concat([...Array.from({ length: pieces }, () => piece), end]);
  return rawZip([{ name: 'main.js', packed, size: claimedSize, crc: 0 }]);
}

/** A tar.gz of ten real GiB in one file. */
export function tarBomb(): Buffer {
  const header = tarEntry({ name: 'main.js', size: 8 * 1024 * mebibyte - 1 });
  const piece = gzipSync(zeros, { level: 9 });
  return Buffer.concat([gzipSync(header), ...Array.from({ length: pieces }, () => piece)]);
}

/** A gzip of ten real GiB that never comes to an archive. */
export function gzipBomb(): Buffer {
  const piece = gzipSync(zeros, { level: 9 });
  return Buffer.concat(Array.from({ length: pieces }, () => piece));
}
