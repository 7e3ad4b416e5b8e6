import { crc32 } from '../crc32.js';
import { decodeName, decodeUtf8 } from '../entry-path.js';

const utf8Flag = 0x0800;
const unicodePathId = 0x7075;

/** The upper half of code page 437, the encoding of names in old zips. */
const cp437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/**
 * Decodes an entry's name: UTF-8 when the flag says so, else Info-ZIP's Unicode path field when it belongs to this name, else
 * UTF-8 when it is that (macOS sets no flag), else code page 437. A name that claims to be UTF-8 and is not is refused.
 */
export function decodeZipName(raw: Buffer, flags: number, extra: ReadonlyMap<number, Buffer>): string {
  if ((flags & utf8Flag) !== 0) return decodeName(raw);
  const unicode = extra.get(unicodePathId);
  if (
    unicode !== undefined &&
    unicode.length > 5 &&
    unicode[0] === 1 &&
    unicode.readUInt32LE(1) === crc32(raw)
  ) {
    return decodeName(unicode.subarray(5));
  }
  return decodeUtf8(raw) ?? decodeCp437(raw);
}

function decodeCp437(raw: Buffer): string {
  return Array.from(raw, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : (cp437[byte - 0x80] ?? ''),
  ).join('');
}
