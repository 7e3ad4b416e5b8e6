import { Header } from 'tar/header';
import { decodeName } from '../entry-path.js';
import { corruptError, entryError } from '../invalid-archive-error.js';
import { hasTarMagic } from '../package-format.js';

/** Tar is made of blocks of this size. */
export const tarBlockBytes = 512;

/** What special headers before an entry say instead of its own header. */
export interface TarOverrides {
  path?: string;
  linkpath?: string;
  size?: number;
}

/** One header block, checked and decoded. */
export interface TarHeader {
  readonly type: Header['type'];
  /** The type as the archive writes it, for messages. */
  readonly typeFlag: string;
  readonly mode: number;
  readonly size: number;
  /** True unless every size is zero. For Header no directory has a content, while other programs skip what is announced. */
  readonly announcesContent: boolean;
  /** Decoded only when asked for: programs cut a name that they override anywhere, also inside a character. */
  path(): string;
  linkTarget(): string;
}

const nameField = [0, 100] as const;
const modeField = [100, 108] as const;
const sizeField = [124, 136] as const;
const checksumField = [148, 156] as const;
const linkField = [157, 257] as const;
const prefixField = [345, 500] as const;

/**
 * Decodes a header block of ustar, pax or GNU tar, with what the special headers before it say. Header does it; but it takes
 * whatever it can read, and then sees another entry than other programs do. So everything that it would guess, cut or replace is
 * refused.
 */
export function decodeTarHeader(block: Buffer, overrides: TarOverrides): TarHeader {
  if (!hasTarMagic(block)) {
    throw corruptError('Package is damaged: a tar header is missing where one must stand.');
  }
  for (const field of [modeField, sizeField, checksumField]) refuseUnclearNumber(block.subarray(...field));
  const header = decode(block, overrides);
  if (!header.cksumValid) throw corruptError('Package is damaged: a tar header has a wrong checksum.');
  if (header.size === undefined) throw badNumber();
  return {
    type: header.type,
    typeFlag: String.fromCharCode(block[156] || 0x30),
    mode: header.mode ?? 0,
    size: header.size,
    announcesContent: (overrides.size ?? 0) > 0 || !/^[0 \0]*$/.test(block.toString('latin1', ...sizeField)),
    path: () => overrides.path ?? decodePath(block, header),
    linkTarget: () => overrides.linkpath ?? decodeText(block.subarray(...linkField)),
  };
}

function decodePath(block: Buffer, header: Header): string {
  const name = decodeText(block.subarray(...nameField));
  // GNU tar keeps other things where POSIX has the prefix; Header knows.
  return header.path === name ? name : `${decodeName(untilNul(block.subarray(...prefixField)))}/${name}`;
}

/** Header cuts a text at its first NUL and replaces what is not UTF-8. Either would let two names look like one. */
function decodeText(field: Buffer): string {
  const text = untilNul(field);
  if (field.subarray(text.length).some((byte) => byte !== 0)) {
    throw entryError('hostile', text.toString('latin1'), 'has a name with a control character.');
  }
  return decodeName(text);
}

function untilNul(bytes: Buffer): Buffer {
  const end = bytes.indexOf(0);
  return end === -1 ? bytes : bytes.subarray(0, end);
}

/** Header reads octal digits as far as there are some: "12x4" would be 10. Numbers with the first bit set are in base 256. */
function refuseUnclearNumber(field: Buffer): void {
  const isBase256 = ((field[0] ?? 0) & 0x80) !== 0;
  if (!isBase256 && !/^ *[0-7]*[ \0]*$/.test(field.toString('latin1'))) throw badNumber();
}

function decode(block: Buffer, overrides: TarOverrides): Header {
  try {
    return new Header(block, 0, overrides);
  } catch (cause) {
    throw badNumber(cause);
  }
}

function badNumber(cause?: unknown): Error {
  return corruptError('Package is damaged: a tar header holds a number that cannot be read.', { cause });
}
