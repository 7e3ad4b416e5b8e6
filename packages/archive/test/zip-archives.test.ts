import { describe, expect, it } from 'vitest';
import { crc32 } from '../src/crc32.js';
import { inspectBytes } from './support/archives.js';
import { type RawZipEntry, type RawZipOptions, rawZip } from './support/raw-zip.js';

const good: RawZipEntry = { name: 'good.py', content: 'print("hello")\n' };
const big = Buffer.alloc(300_000, 'some text to compress, ');

async function digestOf(entries: readonly RawZipEntry[], options?: RawZipOptions): Promise<string> {
  return (await inspectBytes(rawZip(entries, options))).treeDigest;
}

describe('a zip', () => {
  it.each<[string, RawZipEntry[], RawZipOptions]>([
    ['stored', [{ ...good, method: 0 }], {}],
    ['with zip64 numbers', [{ ...good, zip64: true }], {}],
    ['with a zip64 end', [good], { zip64End: true }],
    ['with everything in zip64', [{ ...good, zip64: true, descriptor: 'wide-signed' }], { zip64End: true }],
    [
      'with a zip64 field that is not needed',
      [{ ...good, extra: Buffer.from('\x01\0\x10\0'.padEnd(20, 'x')) }],
      {},
    ],
    ['with a comment', [good], { comment: 'made by hand' }],
    ['with a plain descriptor', [{ ...good, descriptor: 'plain' }], {}],
    ['with a signed descriptor', [{ ...good, descriptor: 'signed' }], {}],
    ['with a wide descriptor', [{ ...good, descriptor: 'wide' }], {}],
    ['with a wide signed descriptor', [{ ...good, descriptor: 'wide-signed' }], {}],
    ['with padded extra fields', [{ ...good, extra: Buffer.from([0x55, 0x54, 1, 0, 7, 0, 0, 0]) }], {}],
  ])('may be written %s', async (_, entries, options) => {
    expect(await digestOf(entries, options)).toBe(await digestOf([good]));
  });

  it('may hold large entries, compressed and stored', async () => {
    const [deflated, stored] = [
      { name: 'a', content: big },
      { name: 'a', content: big, method: 0 },
    ];
    expect(await digestOf([deflated])).toBe(await digestOf([stored]));
  });

  it('may list its entries in another order than their data', async () => {
    const bytes = rawZip([
      { name: 'a', content: '1' },
      { name: 'b', content: '2' },
    ]);
    const first = bytes.indexOf('PK\x01\x02');
    const second = bytes.indexOf('PK\x01\x02', first + 1);
    const end = bytes.indexOf('PK\x05\x06');
    const swapped = Buffer.concat([
      bytes.subarray(0, first),
      bytes.subarray(second, end),
      bytes.subarray(first, second),
      bytes.subarray(end),
    ]);
    expect((await inspectBytes(swapped)).treeDigest).toBe((await inspectBytes(bytes)).treeDigest);
  });

  it('may compress its directories', async () => {
    const directory: RawZipEntry = { name: 'd/', data: Buffer.of(3, 0), descriptor: 'signed', mode: 0o40755 };
    expect(await digestOf([good, directory])).toBe(await digestOf([good, { name: 'd/', method: 0 }]));
  });

  it('names its entries in UTF-8, flagged or not, in a Unicode field, or in code page 437', async () => {
    const raw = Buffer.from([0x67, 0x72, 0x94, 0xe1, 0x65]);
    const field = unicodePath('größe', 'gr__e');
    const twice = Buffer.concat([field, unicodePath('other', 'gr__e')]);
    const expected = await digestOf([{ name: 'größe', content: 'x' }]);
    expect(await digestOf([{ name: 'größe', content: 'x', flags: 0 }])).toBe(expected);
    expect(await digestOf([{ name: raw, content: 'x', flags: 0 }])).toBe(expected);
    expect(await digestOf([{ name: 'gr__e', content: 'x', flags: 0, extra: field }])).toBe(expected);
    expect(await digestOf([{ name: 'gr__e', content: 'x', flags: 0, extra: twice }])).toBe(expected);
    expect(await digestOf([{ name: 'other', content: 'x', flags: 0, extra: field }])).not.toBe(expected);
  });
});

/** Info-ZIP's field that gives the name of an entry in UTF-8, valid only for the plain name that it was made for. */
function unicodePath(name: string, plainName: string): Buffer {
  const bytes = Buffer.from(name);
  const field = Buffer.alloc(9);
  field.writeUInt16LE(0x7075, 0);
  field.writeUInt16LE(5 + bytes.length, 2);
  field.writeUInt8(1, 4);
  field.writeUInt32LE(crc32(Buffer.from(plainName)), 5);
  return Buffer.concat([field, bytes]);
}
