import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../src/crc32.js';

/** One entry of a zip written by hand, so that tests can write what no good program writes. */
export interface RawZipEntry {
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  /** 8 (deflate) by default; 0 stores. */
  readonly method?: number;
  /** Bytes that stand for the content, when they are not what `method` would make of it. */
  readonly data?: Buffer;
  /** Unix mode with type bits. */
  readonly mode?: number;
  /** 3 (Unix) by default. */
  readonly host?: number;
  /** 0x0800 (UTF-8) by default. */
  readonly flags?: number;
  /** Puts the numbers behind the data in this form and zeros into the local header. */
  readonly descriptor?: 'plain' | 'signed' | 'wide' | 'wide-signed';
  /** Writes the numbers into zip64 fields. */
  readonly zip64?: boolean;
  readonly extra?: Buffer;
  /** Overrides of what a header says. */
  readonly local?: Partial<RawZipFields>;
  readonly central?: Partial<RawZipFields>;
  /** Bytes before the local header that belong to nothing. */
  readonly gap?: Buffer;
}

export interface RawZipFields {
  name: Buffer;
  flags: number;
  method: number;
  crc: number;
  size: number;
  compressedSize: number;
  offset: number;
}

export interface RawZipOptions {
  readonly comment?: string;
  readonly trailing?: Buffer;
  /** What the end record says, when it is not the truth. */
  readonly entryCount?: number;
  readonly directoryBytes?: number;
  readonly zip64End?: boolean;
}

export function rawZip(entries: readonly RawZipEntry[], options: RawZipOptions = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let position = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? '');
    const method = entry.method ?? 8;
    const data = entry.data ?? (method === 8 ? deflateRawSync(content) : content);
    const flags = (entry.flags ?? 0x0800) | (entry.descriptor === undefined ? 0 : 0x0008);
    const offset = position + (entry.gap?.length ?? 0);
    const truth: RawZipFields = {
      name: Buffer.from(entry.name),
      flags,
      method,
      crc: crc32(content),
      size: content.length,
      compressedSize: data.length,
      offset,
    };
    const unknown = entry.descriptor === undefined ? {} : { crc: 0, size: 0, compressedSize: 0 };
    const local = [
      entry.gap ?? Buffer.alloc(0),
      localHeader({ ...truth, ...unknown, ...entry.local }, entry),
      data,
      descriptor(truth, entry.descriptor),
    ];
    parts.push(...local);
    position += Buffer.concat(local).length;
    directory.push(centralHeader({ ...truth, ...entry.central }, entry));
  }
  const end = endRecords(position, Buffer.concat(directory), entries.length, options);
  return Buffer.concat([...parts, ...directory, end, options.trailing ?? Buffer.alloc(0)]);
}

function localHeader(fields: RawZipFields, { zip64, extra }: RawZipEntry): Buffer {
  const extras = Buffer.concat([
    zip64 ? zip64Extra([fields.size, fields.compressedSize]) : Buffer.alloc(0),
    extra ?? Buffer.alloc(0),
  ]);
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 0, 'latin1');
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(fields.flags, 6);
  header.writeUInt16LE(fields.method, 8);
  header.writeUInt32LE(fields.crc, 14);
  header.writeUInt32LE(zip64 ? 0xffffffff : fields.compressedSize, 18);
  header.writeUInt32LE(zip64 ? 0xffffffff : fields.size, 22);
  header.writeUInt16LE(fields.name.length, 26);
  header.writeUInt16LE(extras.length, 28);
  return Buffer.concat([header, fields.name, extras]);
}

function centralHeader(fields: RawZipFields, { zip64, extra, host, mode }: RawZipEntry): Buffer {
  const extras = Buffer.concat([
    zip64 ? zip64Extra([fields.size, fields.compressedSize, fields.offset]) : Buffer.alloc(0),
    extra ?? Buffer.alloc(0),
  ]);
  const header = Buffer.alloc(46);
  header.write('PK\x01\x02', 0, 'latin1');
  header.writeUInt8(20, 4);
  header.writeUInt8(host ?? 3, 5);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(fields.flags, 8);
  header.writeUInt16LE(fields.method, 10);
  header.writeUInt32LE(fields.crc, 16);
  header.writeUInt32LE(zip64 ? 0xffffffff : fields.compressedSize, 20);
  header.writeUInt32LE(zip64 ? 0xffffffff : fields.size, 24);
  header.writeUInt16LE(fields.name.length, 28);
  header.writeUInt16LE(extras.length, 30);
  header.writeUInt16LE(mode ?? 0o100644, 40);
  header.writeUInt32LE(zip64 ? 0xffffffff : fields.offset, 42);
  return Buffer.concat([header, fields.name, extras]);
}

function zip64Extra(numbers: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * numbers.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * numbers.length, 2);
  for (const [index, number] of numbers.entries()) extra.writeBigUInt64LE(BigInt(number), 4 + 8 * index);
  return extra;
}

function descriptor(truth: RawZipFields, form: RawZipEntry['descriptor']): Buffer {
  if (form === undefined) return Buffer.alloc(0);
  const isWide = form.startsWith('wide');
  const numbers = Buffer.alloc(isWide ? 20 : 12);
  numbers.writeUInt32LE(truth.crc, 0);
  numbers.writeUInt32LE(truth.compressedSize, 4);
  numbers.writeUInt32LE(truth.size, isWide ? 12 : 8);
  return form.endsWith('signed') ? Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), numbers]) : numbers;
}

function endRecords(start: number, directory: Buffer, entries: number, options: RawZipOptions): Buffer {
  const count = options.entryCount ?? entries;
  const bytes = options.directoryBytes ?? directory.length;
  const comment = Buffer.from(options.comment ?? '');
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(options.zip64End ? 0xffff : count, 8);
  end.writeUInt16LE(options.zip64End ? 0xffff : count, 10);
  end.writeUInt32LE(options.zip64End ? 0xffffffff : bytes, 12);
  end.writeUInt32LE(options.zip64End ? 0xffffffff : start, 16);
  end.writeUInt16LE(comment.length, 20);
  if (!options.zip64End) return Buffer.concat([end, comment]);

  const wide = Buffer.alloc(56);
  wide.write('PK\x06\x06', 0, 'latin1');
  wide.writeBigUInt64LE(44n, 4);
  wide.writeBigUInt64LE(BigInt(count), 24);
  wide.writeBigUInt64LE(BigInt(count), 32);
  wide.writeBigUInt64LE(BigInt(bytes), 40);
  wide.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 0, 'latin1');
  locator.writeBigUInt64LE(BigInt(start + directory.length), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([wide, locator, end, comment]);
}
