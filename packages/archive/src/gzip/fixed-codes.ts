import type { BitWriter } from './bit-writer.js';

/** The fixed Huffman codes of deflate (RFC 1951, 3.2.6), and how lengths and distances become codes (3.2.5). */
interface Code {
  readonly bits: number;
  readonly count: number;
}

const literalCodes: readonly Code[] = Array.from({ length: 288 }, (_, symbol) => {
  if (symbol < 144) return reversed(0x30 + symbol, 8);
  if (symbol < 256) return reversed(0x190 + symbol - 144, 9);
  if (symbol < 280) return reversed(symbol - 256, 7);
  return reversed(0xc0 + symbol - 280, 8);
});
const distanceCodes: readonly Code[] = Array.from({ length: 30 }, (_, symbol) => reversed(symbol, 5));

const endOfBlock = 256;
const firstLengthSymbol = 257;
const lengthExtraBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5];
const distanceExtraBits = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
// 258, the longest, has a symbol of its own instead of being the last value of the one before.
const lengthBases = [...bases(3, lengthExtraBits), 258];
const distanceBases = bases(1, distanceExtraBits);
const lengthSymbols = symbolTable(lengthBases, 258);
const distanceSymbols = symbolTable(distanceBases, 32_768);

export function writeLiteral(bits: BitWriter, byte: number): void {
  writeCode(bits, literalCodes[byte]);
}

export function writeEndOfBlock(bits: BitWriter): void {
  writeCode(bits, literalCodes[endOfBlock]);
}

/** Writes the length of a match, 3 to 258. */
export function writeLength(bits: BitWriter, length: number): void {
  const symbol = lengthSymbols[length] ?? 0;
  writeCode(bits, literalCodes[firstLengthSymbol + symbol]);
  bits.write(length - (lengthBases[symbol] ?? 0), lengthExtraBits[symbol] ?? 0);
}

/** Writes how far back a match lies, 1 to 32768. */
export function writeDistance(bits: BitWriter, distance: number): void {
  const symbol = distanceSymbols[distance] ?? 0;
  writeCode(bits, distanceCodes[symbol]);
  bits.write(distance - (distanceBases[symbol] ?? 0), distanceExtraBits[symbol] ?? 0);
}

function writeCode(bits: BitWriter, code: Code | undefined): void {
  if (code !== undefined) bits.write(code.bits, code.count);
}

/** Huffman codes go into the stream highest bit first, everything else lowest bit first. */
function reversed(value: number, count: number): Code {
  let bits = 0;
  for (let index = 0; index < count; index += 1) bits |= ((value >> index) & 1) << (count - 1 - index);
  return { bits, count };
}

function bases(first: number, extraBits: readonly number[]): number[] {
  let base = first;
  return extraBits.map((count) => {
    const own = base;
    base += 1 << count;
    return own;
  });
}

/** For every value up to `last`, the symbol whose range it lies in. */
function symbolTable(bases: readonly number[], last: number): Uint8Array {
  const table = new Uint8Array(last + 1);
  for (const [symbol, base] of bases.entries()) table.fill(symbol, base);
  return table;
}
