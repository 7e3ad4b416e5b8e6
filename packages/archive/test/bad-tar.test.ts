import { describe, expect, it } from 'vitest';
import { inspectBytes } from './support/archives.js';
import { paxBody, type RawTarEntry, rawTar } from './support/raw-tar.js';

const good: RawTarEntry = { name: 'good.py', content: 'x' };
const next: RawTarEntry = { name: 'next.py', content: 'x' };

describe('a bad tar', () => {
  const pax = (content: string | Buffer): RawTarEntry => ({ name: 'pax', type: 'x', content });
  const gnuName = (name: string): RawTarEntry => ({ name: '././@LongLink', type: 'L', content: name });
  const negative = Buffer.alloc(12, 0xff);
  const enormous = Buffer.alloc(12, 0xff);
  enormous[0] = 0x80;

  it.each<[string, RawTarEntry[], string, RegExp]>([
    ['a hard link', [{ name: 'h', type: '1', linkTarget: 'good.py' }], 'hostile', /"h" is a hard link/],
    ['a character device', [{ name: 'd', type: '3' }], 'hostile', /"d" is a character device/],
    ['a block device', [{ name: 'd', type: '4' }], 'hostile', /"d" is a block device/],
    ['a named pipe', [{ name: 'p', type: '6' }], 'hostile', /"p" is a named pipe/],
    ['a GNU sparse file', [{ name: 's', type: 'S', content: 'x' }], 'hostile', /"s" is a sparse file/],
    ['an unknown type', [{ name: 'z', type: 'Z' }], 'hostile', /"z" has the unknown tar type "Z"/],
    ['a pax sparse file', [pax(paxBody({ 'GNU.sparse.major': '1' })), next], 'hostile', /is a sparse file/],
    ['an empty name', [{ name: '' }], 'hostile', /has an empty name/],
    ['a name behind a NUL', [{ name: 'a\0b' }], 'hostile', /"a" has a name with a control character/],
    ['a NUL in a pax name', [pax(paxBody({ path: 'a\0b' })), next], 'hostile', /has a name with a control/],
    ['a NUL in a GNU name', [gnuName('a\0b\0'), next], 'hostile', /has a name with a control character/],
    [
      'a hostile pax name',
      [pax(paxBody({ path: '../x' })), next],
      'hostile',
      /"\.\.\/x" has a path that leaves/,
    ],
    ['a line break in a pax name', [pax(paxBody({ path: 'a\nb' })), next], 'hostile', /control character/],
    ['an empty pax name', [pax(paxBody({ path: '' })), next], 'hostile', /has an empty name/],
    ['a hostile GNU name', [gnuName('/x\0'), next], 'hostile', /"\/x" has an absolute path/],
    [
      'a name that is not UTF-8',
      [{ name: Buffer.of(0x61, 0xff) }],
      'hostile',
      /has a name that is not UTF-8/,
    ],
    [
      'a prefix that is not UTF-8',
      [{ name: 'a', prefix: Buffer.of(0x61, 0xff) }],
      'hostile',
      /has a name that is not UTF-8/,
    ],
    [
      'a link target that is not UTF-8',
      [{ name: 'l', type: '2', linkTarget: Buffer.of(0xff) }],
      'hostile',
      /has a name that is not UTF-8/,
    ],
    [
      'a link target behind a NUL',
      [{ name: 'l', type: '2', linkTarget: 'a\0b' }],
      'hostile',
      /has a name with a control character/,
    ],
    [
      'a link without target',
      [{ name: 'l', type: '2' }],
      'hostile',
      /"l" is a symbolic link without a target/,
    ],
    [
      'a global name',
      [{ name: 'g', type: 'g', content: paxBody({ path: 'x' }) }],
      'hostile',
      /global tar header/,
    ],
    ['a wrong checksum', [{ name: 'c', checksum: 1 }], 'corrupt', /wrong checksum/],
    [
      'a size that is no number',
      [{ name: 'a', sizeField: Buffer.from('12x45678901\0') }],
      'corrupt',
      /a number/,
    ],
    ['no size', [{ name: 'a', sizeField: Buffer.alloc(12) }], 'corrupt', /number/],
    ['a negative size', [{ name: 'a', sizeField: negative }], 'corrupt', /number/],
    ['a size beyond all numbers', [{ name: 'a', sizeField: enormous }], 'corrupt', /number/],
    ['a negative pax size', [pax(paxBody({ size: '-1' })), next], 'corrupt', /size that cannot be read/],
    ['an enormous pax size', [pax(paxBody({ size: '9'.repeat(20) })), next], 'corrupt', /size that cannot/],
    ['a directory with content', [{ name: 'd', type: '5', content: 'x' }], 'corrupt', /"d" has a content/],
    ['a directory by its slash with content', [{ name: 'd/', content: 'x' }], 'corrupt', /has a content/],
    [
      'a directory with content by its pax size',
      [pax(paxBody({ size: '1' })), { name: 'd', type: '5' }],
      'corrupt',
      /"d" has a content/,
    ],
    [
      'a link with content',
      [{ name: 'l', type: '2', linkTarget: 'a', content: 'x' }],
      'corrupt',
      /has a content/,
    ],
    ['a pax record with a wrong length', [pax('99 path=a\n'), next], 'corrupt', /pax header cannot be read/],
    ['a pax record without length', [pax('path=a\n'), next], 'corrupt', /pax header cannot be read/],
    ['a pax record of length zero', [pax('0 path=a\n'), next], 'corrupt', /pax header cannot be read/],
    ['a pax record without key', [pax('5 =a\n'), next], 'corrupt', /pax header cannot be read/],
    ['a pax record without "="', [pax('7 path\n'), next], 'corrupt', /pax header cannot be read/],
    [
      'a pax record without "=" before another one',
      [pax(`7 path\n${paxBody({ comment: 'x' })}`), next],
      'corrupt',
      /pax header cannot be read/,
    ],
    [
      'two pax headers in a row',
      [pax(paxBody({ path: 'a' })), pax(paxBody({ mtime: '1' })), next],
      'corrupt',
      /two tar headers of one kind/,
    ],
    ['two long names', [pax(paxBody({ path: 'a' })), gnuName('b\0'), next], 'corrupt', /two values of path/],
    ['a pax header without entry', [pax(paxBody({ path: 'a' }))], 'corrupt', /belongs to no entry/],
    [
      'a huge pax header',
      [pax(paxBody({ path: 'a'.repeat(1_100_000) })), next],
      'limit',
      /header longer than/,
    ],
  ])('is refused: %s', async (_, entries, reason, message) => {
    await expect(inspectBytes(rawTar([good, ...entries]))).rejects.toMatchObject({
      reason,
      message: expect.stringMatching(message),
    });
  });

  it.each([
    ['bytes behind its end', Buffer.concat([Buffer.alloc(1024), Buffer.from('x')]), /bytes follow the end/],
    ['an entry behind its end', rawTar([{ name: 'b', content: 'x' }]).subarray(0, 0), /ends too early/],
    ['garbage instead of a header', Buffer.alloc(1024, 0x78), /header is missing/],
    ['an end that is missing', Buffer.alloc(0), /ends too early/],
  ])('is refused: %s', async (_, end, message) => {
    await expect(inspectBytes(rawTar([good], end))).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringMatching(message),
    });
  });

  it('is refused when it ends in its first header', async () => {
    await expect(inspectBytes(rawTar([good]).subarray(0, 400))).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringMatching(/ends too early/),
    });
  });

  it('is refused when another tar follows its end', async () => {
    const bytes = Buffer.concat([rawTar([good]), rawTar([{ name: 'hidden', content: 'x' }])]);
    await expect(inspectBytes(bytes)).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringMatching(/bytes follow the end/),
    });
  });
});
