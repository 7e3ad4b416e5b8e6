import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../src/crc32.js';
import { inspectArchive } from '../src/index.js';
import { countingSource, inspectBytes } from './support/archives.js';
import { type RawZipEntry, type RawZipOptions, rawZip } from './support/raw-zip.js';

const good: RawZipEntry = { name: 'good.py', content: 'print("hello")\n' };
const big = Buffer.alloc(300_000, 'some text to compress, ');

function numbersOf(content: string) {
  const bytes = Buffer.from(content);
  return { crc: crc32(bytes), size: bytes.length, compressedSize: bytes.length };
}

describe('a bad zip', () => {
  const field = (id: number, length: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt16LE(id, 0);
    bytes.writeUInt16LE(length, 2);
    return bytes;
  };
  const other = { name: 'other', content: 'y' };

  it.each<[string, RawZipEntry[], string, RegExp]>([
    ['an encrypted entry', [{ ...other, flags: 0x0801 }], 'hostile', /"other" is encrypted/],
    [
      'an entry encrypted by its directory alone',
      [{ ...other, flags: 0x0801, local: { flags: 0x0800 } }],
      'hostile',
      /"other" is encrypted/,
    ],
    ['an entry with a hidden header', [{ ...other, flags: 0x2800 }], 'hostile', /"other" is encrypted/],
    ['a strongly encrypted entry', [{ ...other, flags: 0x0840 }], 'hostile', /"other" is encrypted/],
    [
      'an entry encrypted by its own header',
      [{ ...other, local: { flags: 0x0801 } }],
      'hostile',
      /is encrypted/,
    ],
    ['a named pipe', [{ ...other, mode: 0o010644 }], 'hostile', /"other" is neither a file nor/],
    ['a device', [{ ...other, mode: 0o020644 }], 'hostile', /"other" is neither a file nor/],
    ['an empty name', [{ name: '', content: 'y' }], 'hostile', /has an empty name/],
    ['a name with a NUL', [{ name: 'a\0b', content: 'y' }], 'hostile', /control character/],
    [
      'a name that is not UTF-8',
      [{ name: Buffer.of(0x61, 0xff) }],
      'hostile',
      /has a name that is not UTF-8/,
    ],
    [
      'a Unicode name that is not UTF-8',
      [{ name: 'a', flags: 0, extra: Buffer.concat([field(0x7075, 6), Buffer.of(1, 0, 0, 0, 0, 0xff)]) }],
      'hostile',
      /has a name that is not UTF-8/,
    ],
    [
      'a name in code page 437 with a control character',
      [{ name: Buffer.of(0x61, 0x1b, 0xff), flags: 0 }],
      'hostile',
      /has a name with a control character/,
    ],
    [
      'a link that is not UTF-8',
      [{ name: 'l', mode: 0o120777, content: Buffer.of(0xff) }],
      'hostile',
      /"l" is a sym/,
    ],
    ['a link without a target', [{ name: 'l', mode: 0o120777 }], 'hostile', /without a target/],
    [
      'a link as large as a file',
      [{ name: 'l', mode: 0o120777, content: big, data: Buffer.from('never read') }],
      'limit',
      /"l" is a symbolic link/,
    ],
    ['another compression', [{ ...other, method: 9, data: Buffer.of(1) }], 'corrupt', /method 9/],
    ['a directory with content', [{ name: 'd/', content: 'y' }], 'corrupt', /"d\/" has a content/],
    ['a link named like a directory', [{ name: 'l/', mode: 0o120777 }], 'corrupt', /"l\/" has a content/],
    ['a directory without slash', [{ name: 'd', mode: 0o40755 }], 'corrupt', /"d" is a directory/],
    [
      'another name in front of the data',
      [{ ...other, local: { name: Buffer.from('o.her') } }],
      'corrupt',
      /differently/,
    ],
    [
      'another size in front of the data',
      [{ ...other, local: { size: 2 } }],
      'corrupt',
      /described differently/,
    ],
    [
      'another packed size there',
      [{ ...other, local: { compressedSize: 2 } }],
      'corrupt',
      /described differently/,
    ],
    ['another checksum there', [{ ...other, local: { crc: 2 } }], 'corrupt', /described differently/],
    ['another compression there', [{ ...other, local: { method: 0 } }], 'corrupt', /described differently/],
    [
      'another size behind the data',
      [{ ...other, descriptor: 'plain', central: { size: 2 } }],
      'corrupt',
      /"other"/,
    ],
    [
      'another checksum behind the data',
      [{ ...other, descriptor: 'signed', central: { crc: 2 } }],
      'corrupt',
      /"other"/,
    ],
    [
      'a wrong checksum',
      [{ ...other, local: { crc: 2 }, central: { crc: 2 } }],
      'corrupt',
      /"other" has a wrong checksum/,
    ],
    [
      'a size too small',
      [{ ...other, local: { size: 0 }, central: { size: 0 } }],
      'corrupt',
      /does not have the 0 bytes/,
    ],
    [
      'a size too large',
      [{ ...other, local: { size: 9 }, central: { size: 9 } }],
      'corrupt',
      /does not have the 9 bytes/,
    ],
    [
      'a large entry with a wrong size',
      [{ name: 'b', content: big, local: { size: 99_999 }, central: { size: 99_999 } }],
      'corrupt',
      /not have the 99999/,
    ],
    ['data that is no deflate', [{ ...other, data: Buffer.of(7, 7, 7) }], 'corrupt', /"other" is damaged/],
    [
      'large data that is no deflate',
      [{ name: 'b', content: big, data: Buffer.alloc(70_000, 7) }],
      'corrupt',
      /"b" is dam/,
    ],
    [
      'bytes behind the deflate data',
      [{ ...other, data: Buffer.concat([deflateRawSync('y'), Buffer.of(0)]) }],
      'corrupt',
      /bytes follow/,
    ],
    [
      'bytes behind large deflate data',
      [{ name: 'b', content: big, data: Buffer.concat([deflateRawSync(big), Buffer.of(0)]) }],
      'corrupt',
      /bytes follow/,
    ],
    [
      'deflate data that ends early',
      [{ ...other, data: deflateRawSync('y').subarray(0, 2) }],
      'corrupt',
      /cannot be read/,
    ],
    [
      'bytes between entries',
      [{ ...other, gap: Buffer.from('hidden') }],
      'corrupt',
      /bytes that belong to no entry/,
    ],
    ...[2, 8].map((length): [string, RawZipEntry[], string, RegExp] => [
      `${length} bytes behind a data descriptor`,
      [
        { name: 'a', content: 'x', descriptor: 'wide' },
        { ...other, gap: Buffer.alloc(length) },
      ],
      'corrupt',
      /"a" is followed by bytes that belong to no entry/,
    ]),
    [
      'a data descriptor that is not announced',
      [{ ...other, method: 0, descriptor: 'plain', local: { flags: 0x0800, ...numbersOf('y') } }],
      'corrupt',
      /"other" is followed by bytes that belong to no entry/,
    ],
    ['two entries with the same data', [{ ...other, central: { offset: 0 } }], 'corrupt', /overlaps/],
    [
      'data that reaches into the directory',
      [{ ...other, central: { compressedSize: 400 }, local: { compressedSize: 400 } }],
      'corrupt',
      /overlaps/,
    ],
    ['an entry beyond the end', [{ ...other, central: { offset: 0x7fffffff } }], 'corrupt', /overlaps/],
    [
      'a broken extra field',
      [{ ...other, extra: field(0x5455, 99) }],
      'corrupt',
      /extra field that cannot be read/,
    ],
    [
      'a zip64 field that is too short',
      [{ ...other, extra: field(1, 0), central: { size: 0xffffffff } }],
      'corrupt',
      /zip64/,
    ],
  ])('is refused: %s', async (_, entries, reason, message) => {
    await expect(inspectBytes(rawZip([good, ...entries]))).rejects.toMatchObject({
      reason,
      message: expect.stringMatching(message),
    });
  });

  it.each<[string, RawZipOptions, RegExp]>([
    ['bytes behind its end', { trailing: Buffer.from('x') }, /bytes follow the end/],
    ['zeros behind its end', { trailing: Buffer.alloc(512) }, /bytes follow the end/],
    ['another end in its comment', { comment: `PK\x05\x06${'x'.repeat(30)}` }, /bytes follow the end/],
    ['fewer entries than it says', { entryCount: 2 }, /ends too early/],
    ['more entries than it says', { entryCount: 0 }, /another length/],
    ['a directory of another length', { directoryBytes: 3 }, /contradicts itself/],
    ['a zip64 directory of another length', { directoryBytes: 3, zip64End: true }, /contradicts itself/],
  ])('is refused: %s', async (_, options, message) => {
    await expect(inspectBytes(rawZip([good], options))).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringMatching(message),
    });
  });

  it.each([
    ['beyond its end', 0x7fffffff],
    ['behind where it is', 5],
  ])('is refused when its directory should begin %s, and nothing is read there', async (_, start) => {
    const bytes = rawZip([]);
    bytes.writeUInt16LE(start === 5 ? 0 : 1, 8);
    bytes.writeUInt16LE(start === 5 ? 0 : 1, 10);
    bytes.writeUInt32LE(start, 16);
    await expect(inspectArchive(countingSource(bytes).source)).rejects.toMatchObject({ reason: 'corrupt' });
  });

  it('is refused when its directory holds something else than entries', async () => {
    const bytes = rawZip([good]);
    bytes.writeUInt8(0x58, bytes.indexOf('PK\x01\x02'));
    await expect(inspectBytes(bytes)).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringMatching(/the directory of the zip archive cannot be read/),
    });
  });

  it('is refused when another zip follows', async () => {
    const bytes = Buffer.concat([rawZip([good]), rawZip([other])]);
    await expect(inspectBytes(bytes)).rejects.toMatchObject({ reason: 'corrupt' });
  });

  it.each([
    ['number of entries', 10],
    ['length of the directory', 12],
    ['place of the directory', 16],
  ])('is refused when its plain end tells another %s than its zip64 end', async (_, offset) => {
    const bytes = rawZip([good], { zip64End: true });
    bytes.writeUInt16LE(7, bytes.length - 22 + offset);
    await expect(inspectBytes(bytes)).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringMatching(/contradicts itself/),
    });
  });

  it('is refused when bytes hide between its two ends', async () => {
    const bytes = rawZip([good], { zip64End: true });
    bytes.writeUInt8(45, bytes.indexOf('PK\x06\x06') + 4);
    await expect(inspectBytes(bytes)).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringMatching(/contradicts itself/),
    });
  });

  it('is refused when a zip64 end hides in its zip64 end', async () => {
    const bytes = rawZip([good], { zip64End: true });
    const [start, locator] = [bytes.indexOf('PK\x06\x06'), bytes.indexOf('PK\x06\x07')];
    const twice = Buffer.concat([bytes.subarray(0, locator), bytes.subarray(start)]);
    twice.writeBigUInt64LE(100n, start + 4);
    twice.writeBigUInt64LE(BigInt(locator), locator + (locator - start) + 8);
    await expect(inspectBytes(twice)).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringMatching(/contradicts itself/),
    });
  });

  it('is refused when bytes stand before its first entry, even if they look like one', async () => {
    const hidden = rawZip([other]);
    const gap = hidden.subarray(0, hidden.indexOf('PK\x01\x02'));
    await expect(inspectBytes(rawZip([{ ...good, gap }]))).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringMatching(/"good.py" is preceded by bytes that belong to no entry/),
    });
  });

  it.each([4, 8, 12])('is refused when byte %s of a data descriptor is wrong', async (offset) => {
    const bytes = rawZip([{ ...good, descriptor: 'signed' }]);
    const index = bytes.indexOf('PK\x07\x08') + offset;
    bytes.writeUInt8((bytes[index] ?? 0) ^ 1, index);
    await expect(inspectBytes(bytes)).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringMatching(/described differently/),
    });
  });

  it.each([
    ['the number of this part', 'PK\x06\x06', 16],
    ['the part where its directory begins', 'PK\x06\x06', 20],
    ['the number of entries in this part', 'PK\x06\x06', 24],
    ['the part where its zip64 end is', 'PK\x06\x07', 4],
    ['the number of parts', 'PK\x06\x07', 16],
    ['the number of this part in its plain end', 'PK\x05\x06', 4],
  ])('is refused as one of several parts in zip64, by %s', async (_, record, offset) => {
    const bytes = rawZip([good], { zip64End: true });
    bytes.writeUInt16LE(7, bytes.indexOf(record) + offset);
    await expect(inspectBytes(bytes)).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringMatching(/several parts/),
    });
  });

  it.each([
    ['the number of this part', 4],
    ['the part where its directory begins', 6],
    ['the number of entries in this part', 8],
  ])('is refused as one of several parts, by %s', async (_, offset) => {
    const bytes = rawZip([good]);
    bytes.writeUInt16LE(7, bytes.length - 22 + offset);
    await expect(inspectBytes(bytes)).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringMatching(/several parts/),
    });
  });
});

describe('an archive without a file', () => {
  it.each([
    ['zip', rawZip([])],
    ['zip', rawZip([{ name: 'd/' }])],
    ['zip', rawZip([{ name: 'l', content: 'x', mode: 0o120777 }])],
  ])('is refused: %s', async (format, bytes) => {
    const message = `Package is not a valid ZIP package. It is a ${format} archive without any file.`;
    await expect(inspectBytes(bytes)).rejects.toMatchObject({
      reason: 'format',
      message: expect.stringMatching(message),
    });
  });
});
