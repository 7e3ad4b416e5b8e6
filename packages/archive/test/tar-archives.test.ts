import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inspectBytes } from './support/archives.js';
import { paxBody, type RawTarEntry, rawTar } from './support/raw-tar.js';

const good: RawTarEntry = { name: 'good.py', content: 'x' };
const longName = `${'directory/'.repeat(20)}${'f'.repeat(120)}`;

async function digestOf(entries: readonly RawTarEntry[]): Promise<string> {
  return (await inspectBytes(rawTar(entries))).treeDigest;
}

describe('a tar', () => {
  it.each([
    ['pax', [{ name: 'pax', type: 'x', content: paxBody({ path: longName, mtime: '1.5' }) }]],
    ['GNU', [{ name: '././@LongLink', type: 'L', content: `${longName}\0`, gnu: true }]],
  ])('may have long names as %s writes them', async (_, extension) => {
    // Programs cut the short form of the name anywhere, here inside a character.
    const cut = Buffer.from(`${'f'.repeat(99)}é`).subarray(0, 100);
    const expected = await digestOf([{ name: 'pax', type: 'x', content: paxBody({ path: longName }) }, good]);
    expect(await digestOf([...extension, { name: cut, content: 'x' }])).toBe(expected);
  });

  it('may have long names whose short form ends with a slash, as if they were directories', async () => {
    const long: RawTarEntry[] = [
      { name: '././@LongLink', type: 'L', content: `${longName}\0`, gnu: true },
      { name: `${'d'.repeat(99)}/`, content: 'x', gnu: true },
    ];
    const pax: RawTarEntry = { name: 'pax', type: 'x', content: paxBody({ path: longName }) };
    expect(await digestOf(long)).toBe(
      await digestOf([pax, { name: 'short', prefix: 'not/it', content: 'x' }]),
    );
  });

  it('may have long link targets as GNU writes them', async () => {
    const target = `a/${'b'.repeat(200)}`;
    const gnu: RawTarEntry[] = [
      { name: '././@LongLink', type: 'K', content: `${target}\0`, gnu: true },
      { name: 'l', type: '2', linkTarget: target.slice(0, 100), gnu: true },
    ];
    const pax: RawTarEntry[] = [
      { name: 'pax', type: 'x', content: paxBody({ linkpath: target }) },
      { name: 'l', type: '2', linkTarget: 'cut' },
    ];
    expect(await digestOf([good, ...gnu])).toBe(await digestOf([good, ...pax]));
  });

  it('may split a name into prefix and name', async () => {
    expect(await digestOf([{ name: 'c', prefix: 'a/b', content: 'x' }])).toBe(
      await digestOf([{ name: 'a/b/c', content: 'x' }]),
    );
  });

  it('has no prefix where GNU keeps other things', async () => {
    expect(await digestOf([{ name: 'c', prefix: '14000000000', gnu: true, content: 'x' }])).toBe(
      await digestOf([{ name: 'c', content: 'x' }]),
    );
  });

  it('may give sizes in pax and in base 256', async () => {
    const sizeField = Buffer.alloc(12);
    sizeField[0] = 0x80;
    sizeField[11] = 3;
    const expected = await digestOf([{ name: 'a', content: 'abc' }]);
    expect(await digestOf([{ name: 'a', content: 'abc', sizeField }])).toBe(expected);
    const pax: RawTarEntry = { name: 'pax', type: 'x', content: paxBody({ size: '3' }) };
    expect(await digestOf([pax, { name: 'a', content: 'abc', size: 0 }])).toBe(expected);
  });

  it('may begin with the global comment that git writes', async () => {
    const comment: RawTarEntry = {
      name: 'pax_global_header',
      type: 'g',
      content: paxBody({ comment: 'abc' }),
    };
    expect(await digestOf([comment, good])).toBe(await digestOf([good]));
  });

  it('may mark a directory by its slash alone, and end in one zero block or many', async () => {
    const expected = await digestOf([good, { name: 'd', type: '5' }]);
    expect(await digestOf([good, { name: 'd/' }])).toBe(expected);
    for (const blocks of [1, 20, 1000]) {
      const bytes = rawTar([good, { name: 'd/', type: '\0' }], Buffer.alloc(512 * blocks));
      expect((await inspectBytes(bytes)).treeDigest).toBe(expected);
    }
  });
});

describe('a tar.gz', () => {
  const tar = rawTar([good]);

  it('may consist of several gzip members', async () => {
    const bytes = Buffer.concat([gzipSync(tar.subarray(0, 700)), gzipSync(tar.subarray(700))]);
    await expect(inspectBytes(bytes)).resolves.toMatchObject({ format: 'tar.gz', entries: 1 });
  });

  it.each([
    ['garbage', Buffer.from('garbage')],
    ['zeros', Buffer.alloc(16)],
    ['zeros, and many of them', Buffer.alloc(300_000)],
    ['the beginning of another member', gzipSync('x').subarray(0, 12)],
  ])('is refused when %s follow', async (_, trailing) => {
    await expect(inspectBytes(Buffer.concat([gzipSync(tar), trailing]))).rejects.toMatchObject({
      reason: 'corrupt',
    });
  });

  it('is refused when a gzip member with anything but zeros follows', async () => {
    await expect(inspectBytes(Buffer.concat([gzipSync(tar), gzipSync('x')]))).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringMatching(/bytes follow the end/),
    });
  });

  it('is refused when its checksum or its length is wrong', async () => {
    for (const fromEnd of [8, 4]) {
      const bytes = gzipSync(tar);
      const index = bytes.length - fromEnd;
      bytes[index] = (bytes[index] ?? 0) ^ 1;
      await expect(inspectBytes(bytes)).rejects.toMatchObject({
        reason: 'corrupt',
        message: expect.stringMatching(/cannot be read/),
      });
    }
  });

  it.each([
    ['text', gzipSync('hello')],
    ['nothing', gzipSync('')],
    ['another tar.gz', gzipSync(gzipSync(tar))],
  ])('is refused as no package when it holds %s', async (_, bytes) => {
    await expect(inspectBytes(bytes)).rejects.toMatchObject({
      reason: 'format',
      message:
        /^Package is not a valid ZIP package\. It is compressed with gzip, but there is no tar archive inside\.$/,
    });
  });
});
