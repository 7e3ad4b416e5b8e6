import { decodeName } from '../entry-path.js';
import { corruptError } from '../invalid-archive-error.js';

/**
 * Decodes the body of a pax extended header: records of the form `<length> <key>=<value>\n`, where the length counts the whole
 * record in bytes. A later record of the same key wins. Values of keys that nobody asks for may be binary.
 *
 * Not by node-tar's Pax.parse(): that splits at line breaks, cuts values at a NUL, replaces what is not UTF-8, and passes over
 * every record that it cannot read, so that an entry could have another name here than elsewhere.
 */
export function decodePaxRecords(body: Buffer): Map<string, Buffer> {
  const records = new Map<string, Buffer>();
  for (let start = 0; start < body.length; ) {
    const blank = body.indexOf(0x20, start);
    const digits = body.toString('latin1', start, Math.max(blank, start));
    const end = start + Number(digits);
    const equals = body.indexOf(0x3d, blank);
    const isRecord = /^[1-9]\d{0,8}$/.test(digits) && end <= body.length && body[end - 1] === 0x0a;
    if (!isRecord || equals <= blank + 1 || equals >= end) {
      throw corruptError('Package is damaged: a pax header cannot be read.');
    }
    records.set(decodeName(body.subarray(blank + 1, equals)), body.subarray(equals + 1, end - 1));
    start = end;
  }
  return records;
}
