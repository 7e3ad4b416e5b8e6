import { entryError } from '../invalid-archive-error.js';
import { readUInt64 } from './zip-end.js';

/** The numbers of a zip header that may stand in its zip64 extra field. */
export interface ZipNumbers {
  readonly size: number;
  readonly compressedSize: number;
  /** Offset of the local header; local headers have none. */
  readonly offset?: number;
}

const zip64Id = 0x0001;
const elsewhere = 0xffffffff;

/** Splits an extra field into its parts; of several with one id the first counts. A few bytes of padding at its end are usual. */
export function parseZipExtra(name: string, extra: Buffer): ReadonlyMap<number, Buffer> {
  const parts = new Map<number, Buffer>();
  for (let start = 0; start + 4 <= extra.length; ) {
    const id = extra.readUInt16LE(start);
    const end = start + 4 + extra.readUInt16LE(start + 2);
    if (end > extra.length) throw entryError('corrupt', name, 'has an extra field that cannot be read.');
    if (!parts.has(id)) parts.set(id, extra.subarray(start + 4, end));
    start = end;
  }
  return parts;
}

/** Replaces the numbers that say "look into the zip64 field" by what stands there, in the order that the format fixes. */
export function applyZip64<T extends ZipNumbers>(
  name: string,
  numbers: T,
  extra: ReadonlyMap<number, Buffer>,
): T {
  const field = extra.get(zip64Id);
  if (field === undefined) return numbers;
  let position = 0;
  const next = (value: number): number => {
    if (value !== elsewhere) return value;
    if (position + 8 > field.length) {
      throw entryError('corrupt', name, 'has a zip64 field that is too short.');
    }
    position += 8;
    return readUInt64(field, position - 8);
  };
  const size = next(numbers.size);
  const compressedSize = next(numbers.compressedSize);
  return {
    ...numbers,
    size,
    compressedSize,
    ...(numbers.offset === undefined ? {} : { offset: next(numbers.offset) }),
  };
}
