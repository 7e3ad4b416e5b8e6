import { corruptError, entryError } from '../invalid-archive-error.js';
import { hasTarMagic } from '../package-format.js';

/** Tar is made of blocks of this size. */
export const tarBlockBytes = 512;

/** One header block of a tar archive, checked and decoded. */
export interface TarHeader {
  /** Not decoded yet: programs cut a long name anywhere, also inside a character, and put the whole one into an extension. */
  readonly name: Buffer;
  /** The type flag as one character; `0` also for the old NUL. */
  readonly type: string;
  readonly mode: number;
  readonly size: number;
  readonly linkTarget: Buffer;
}

const nameField = [0, 100] as const;
const modeField = [100, 108] as const;
const sizeField = [124, 136] as const;
const checksumField = [148, 156] as const;
const linkField = [157, 257] as const;
const prefixField = [345, 500] as const;

/** Decodes a header block of ustar, pax or GNU tar. Throws `corrupt` when it is none or its checksum is wrong. */
export function decodeTarHeader(block: Buffer): TarHeader {
  if (!hasTarMagic(block)) {
    throw corruptError('Package is damaged: a tar header is missing where one must stand.');
  }
  if (readOctal(block, checksumField) !== tarChecksum(block)) {
    throw corruptError('Package is damaged: a tar header has a wrong checksum.');
  }
  const name = readText(block, nameField);
  // GNU tar ends its magic with a blank and keeps other things where POSIX has the prefix.
  const isPosix = block[262] === 0;
  const prefix = isPosix ? untilNul(block.subarray(...prefixField)) : Buffer.alloc(0);
  const type = String.fromCharCode(block[156] || 0x30);
  return {
    name: prefix.length === 0 ? name : Buffer.concat([prefix, Buffer.from('/'), name]),
    type,
    mode: readNumber(block, modeField),
    size: readNumber(block, sizeField),
    linkTarget: readText(block, linkField),
  };
}

/** The sum of a header's bytes, with the checksum itself taken as blanks. */
export function tarChecksum(block: Uint8Array): number {
  let sum = 0;
  for (let index = 0; index < tarBlockBytes; index += 1) {
    sum += index >= checksumField[0] && index < checksumField[1] ? 0x20 : (block[index] ?? 0);
  }
  return sum;
}

/** A NUL-padded name. Bytes behind the NUL would be a second name that only other programs see. */
function readText(block: Buffer, field: readonly [number, number]): Buffer {
  const bytes = block.subarray(...field);
  const text = untilNul(bytes);
  if (bytes.subarray(text.length).some((byte) => byte !== 0)) {
    throw entryError('hostile', text.toString('latin1'), 'has a name with a control character.');
  }
  return text;
}

function untilNul(bytes: Buffer): Buffer {
  const end = bytes.indexOf(0);
  return end === -1 ? bytes : bytes.subarray(0, end);
}

function readNumber(block: Buffer, field: readonly [number, number]): number {
  return ((block[field[0]] ?? 0) & 0x80) === 0 ? readOctal(block, field) : readBase256(block, field);
}

function readOctal(block: Buffer, field: readonly [number, number]): number {
  const digits = block
    .toString('latin1', ...field)
    .replace(/^ +/, '')
    .replace(/[ \0]+$/, '');
  if (!/^[0-7]*$/.test(digits)) throw badNumber();
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}

/** GNU's form for numbers that do not fit: the first byte is 0x80, the others are the number. */
function readBase256(block: Buffer, field: readonly [number, number]): number {
  if (block[field[0]] !== 0x80) throw badNumber();
  let value = 0;
  for (const byte of block.subarray(field[0] + 1, field[1])) value = value * 256 + byte;
  if (!Number.isSafeInteger(value)) throw badNumber();
  return value;
}

function badNumber(): Error {
  return corruptError('Package is damaged: a tar header holds a number that cannot be read.');
}
