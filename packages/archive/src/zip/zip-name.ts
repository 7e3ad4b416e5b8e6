import { type Entry, getFileNameLowLevel } from 'yauzl';
import { decodeName, decodeUtf8 } from '../entry-path.js';
import { entryError } from '../invalid-archive-error.js';

const utf8Flag = 0x0800;
const unicodePathId = 0x7075;

/**
 * Decodes an entry's name: Info-ZIP's Unicode path field when it belongs to this name, else UTF-8 when it is that (macOS sets no
 * flag), else code page 437. A name that claims to be UTF-8 and is not is refused; yauzl would replace what is wrong with it.
 */
export function decodeZipName({ fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  if ((generalPurposeBitFlag & utf8Flag) !== 0) return decodeName(fileNameRaw);
  for (const { id, data } of extraFields) if (id === unicodePathId) decodeName(data.subarray(5));
  const flags = decodeUtf8(fileNameRaw) === undefined ? 0 : utf8Flag;
  // In yauzl's code page 437 control characters are pictures; other programs take them for what they are.
  if (flags === 0 && fileNameRaw.some((byte) => byte < 0x20 || byte === 0x7f)) {
    throw entryError('hostile', fileNameRaw.toString('latin1'), 'has a name with a control character.');
  }
  return getFileNameLowLevel(flags, fileNameRaw, extraFields, true);
}
