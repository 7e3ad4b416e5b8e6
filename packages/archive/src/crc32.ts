import * as zlib from 'node:zlib';

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 as zip and gzip use it; give the previous value to continue. */
export function crc32InJavaScript(bytes: Uint8Array, previous = 0): number {
  let crc = ~previous;
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return ~crc >>> 0;
}

// node:zlib has a fast one since 20.15; the package promises to work on every Node 20.
const fast: typeof crc32InJavaScript | undefined = zlib.crc32;

/** CRC-32 as zip and gzip use it; give the previous value to continue. */
export const crc32: (bytes: Uint8Array, previous?: number) => number = fast ?? crc32InJavaScript;
