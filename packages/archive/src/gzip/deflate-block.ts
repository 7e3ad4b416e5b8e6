import type { BitWriter } from './bit-writer.js';
import { writeDistance, writeEndOfBlock, writeLength, writeLiteral } from './fixed-codes.js';

/** Input is compressed in blocks of this length, each on its own. */
export const deflateBlockBytes = 256 * 1024;

const maxStoredBytes = 0xffff;
const minMatch = 3;
const maxMatch = 258;
const maxDistance = 32 * 1024;
const maxCandidates = 16;
const hashBits = 15;

// Work space. Compressing a block is synchronous and starts by clearing it, so that sharing it is safe.
const newest = new Int32Array(1 << hashBits);
const older = new Int32Array(deflateBlockBytes);

/**
 * Writes `block`, at most `deflateBlockBytes` long, as deflate data: repeated strings and fixed Huffman codes, or stored as it is
 * where that is shorter. The output is a function of the block alone, so this algorithm may not change in a minor release.
 */
export function deflateBlock(block: Uint8Array, bits: BitWriter): void {
  const undo = bits.mark();
  const before = bits.length;
  compress(block, bits);
  if (bits.length - before <= block.length) return;
  undo();
  store(block, bits);
}

function store(block: Uint8Array, bits: BitWriter): void {
  for (let start = 0; start < block.length; start += maxStoredBytes) {
    const part = block.subarray(start, start + maxStoredBytes);
    bits.write(0b000, 3);
    bits.alignToByte();
    bits.write(part.length, 16);
    bits.write(~part.length & 0xffff, 16);
    bits.writeBytes(part);
  }
}

function compress(block: Uint8Array, bits: BitWriter): void {
  newest.fill(-1);
  bits.write(0b010, 3);
  for (let position = 0; position < block.length; ) {
    const distance = findMatch(block, position);
    if (distance === 0) {
      writeLiteral(bits, block[position] ?? 0);
      remember(block, position);
      position += 1;
      continue;
    }
    const length = matchLength(block, position - distance, position);
    writeLength(bits, length);
    writeDistance(bits, distance);
    for (const end = position + length; position < end; position += 1) remember(block, position);
  }
  writeEndOfBlock(bits);
}

/**
 * How far back the longest copy of what begins here lies, among the newest places with the same hash; the nearest of equally long
 * ones. 0 if there is none.
 */
function findMatch(block: Uint8Array, position: number): number {
  if (position + minMatch > block.length) return 0;
  let best = 0;
  let longest = minMatch - 1;
  let candidate = newest[hash(block, position)] ?? -1;
  for (let tries = 0; tries < maxCandidates; tries += 1) {
    if (candidate < 0 || position - candidate > maxDistance) break;
    // A longer match must also match one byte further than the best one so far: the quickest way to skip most candidates.
    if (block[candidate + longest] === block[position + longest]) {
      const length = matchLength(block, candidate, position);
      if (length > longest) {
        longest = length;
        best = position - candidate;
        if (length === maxMatch) break;
      }
    }
    candidate = older[candidate] ?? -1;
  }
  return best;
}

function matchLength(block: Uint8Array, candidate: number, position: number): number {
  const limit = Math.min(maxMatch, block.length - position);
  let length = 0;
  while (length < limit && block[candidate + length] === block[position + length]) length += 1;
  return length;
}

function remember(block: Uint8Array, position: number): void {
  if (position + minMatch > block.length) return;
  const slot = hash(block, position);
  older[position] = newest[slot] ?? -1;
  newest[slot] = position;
}

function hash(block: Uint8Array, position: number): number {
  const three =
    ((block[position] ?? 0) << 16) | ((block[position + 1] ?? 0) << 8) | (block[position + 2] ?? 0);
  return Math.imul(three, 0x9e3779b1) >>> (32 - hashBits);
}
