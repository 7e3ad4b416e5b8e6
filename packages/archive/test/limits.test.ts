import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  type ArchiveLimits,
  bufferArchiveSource,
  defaultArchiveLimits,
  inspectArchive,
} from '../src/index.js';
import { countingSource, inEveryFormat, type TestEntry } from './support/archives.js';
import { paxBody, rawTar } from './support/raw-tar.js';
import { rawZip } from './support/raw-zip.js';

const limits: ArchiveLimits = { maxEntries: 3, maxUnpackedBytes: 2000, maxPathBytes: 98 };
const file = (path: string, bytes = 1): TestEntry => ({ path, content: 'x'.repeat(bytes) });

describe.each([
  ['as many entries as allowed', [file('a'), file('b'), file('c')], undefined],
  [
    'one entry more',
    [file('a'), file('b'), file('c'), { path: 'd', directory: true }],
    /more than 3 entries/,
  ],
  ['as many implied directories', [file('a/b/c/d')], undefined],
  ['one implied directory more', [file('a/b/c/d/e')], /more than 3 directories/],
  ['as many bytes as allowed', [file('a', 1000), file('b', 1000)], undefined],
  ['one byte more', [file('a', 1000), file('b', 1001)], /larger than 2000 bytes when unpacked/],
  ['a path as long as allowed', [file('é'.repeat(49))], undefined],
  ['a path one byte longer', [file(`${'é'.repeat(49)}x`)], /has a path longer than 98 bytes/],
  ['a link as long as allowed', [file('a'), { path: 'l', target: 'x'.repeat(98) }], undefined],
  [
    'a link one byte longer',
    [file('a'), { path: 'l', target: 'x'.repeat(99) }],
    /link to a path longer than 98/,
  ],
] satisfies [string, TestEntry[], RegExp | undefined][])('%s', (_, entries, message) => {
  it.each(inEveryFormat(entries))(
    `${message === undefined ? 'is accepted' : 'is refused'} in a %s`,
    async (_format, bytes) => {
      const inspected = inspectArchive(bufferArchiveSource(bytes), limits);
      if (message === undefined) await expect(inspected).resolves.toBeDefined();
      else
        await expect(inspected).rejects.toMatchObject({
          reason: 'limit',
          message: expect.stringMatching(message),
        });
    },
  );
});

describe('by default', () => {
  it('10 000 entries, 250 MiB and 1024 bytes a path are allowed', () => {
    expect(defaultArchiveLimits).toEqual({
      maxEntries: 10_000,
      maxUnpackedBytes: 262_144_000,
      maxPathBytes: 1024,
    });
  });

  it('a name that no file system can hold is refused', async () => {
    const bytes = rawZip([{ name: `a/${'x'.repeat(256)}` }]);
    await expect(inspectArchive(bufferArchiveSource(bytes))).rejects.toMatchObject({
      reason: 'limit',
      message: expect.stringMatching(/has a name longer than 255 bytes/),
    });
  });
});

describe('going over a limit', () => {
  it('stops reading a tar of 100 000 entries at the limit', async () => {
    const entry = rawTar([{ name: 'a' }], Buffer.alloc(0));
    const numbered = Array.from({ length: 100_000 }, (_, index) => {
      const block = Buffer.from(entry);
      block.write(String(index).padStart(6, '0'), 0);
      block.fill(' ', 148, 156);
      block.write(
        `${block
          .reduce((sum, byte) => sum + byte, 0)
          .toString(8)
          .padStart(6, '0')}\0 `,
        148,
      );
      return block;
    });
    const { source, counts } = countingSource(Buffer.concat(numbered));
    await expect(inspectArchive(source)).rejects.toMatchObject({
      reason: 'limit',
      message: expect.stringMatching(/10000 entries/),
    });
    expect(counts.bytes).toBeLessThan(10_100 * 512);
    expect(counts.open).toBe(0);
  });

  it('refuses a zip by the count in its end, before its directory is read', async () => {
    const bytes = rawZip([{ name: 'a', content: Buffer.alloc(500_000, 'abc'), method: 0 }], {
      entryCount: 10_001,
    });
    const { source, counts } = countingSource(bytes);
    await expect(inspectArchive(source)).rejects.toMatchObject({ reason: 'limit' });
    expect(counts.bytes).toBeLessThan(70_000);
    expect(counts.open).toBe(0);
  });

  it('refuses a zip bomb that tells its size before it is decompressed', async () => {
    const truth = { size: 300_000_000 };
    const data = Buffer.alloc(200_000);
    const { source, counts } = countingSource(rawZip([{ name: 'bomb', data, local: truth, central: truth }]));
    await expect(inspectArchive(source)).rejects.toMatchObject({
      reason: 'limit',
      message: expect.stringMatching(/262144000 bytes/),
    });
    expect(counts.bytes).toBeLessThan(80_000);
  });

  it('refuses a zip bomb that lies about its size, without decompressing it all', async () => {
    const content = Buffer.alloc(100_000_000);
    const lie = { size: 100_000 };
    const bytes = rawZip([{ name: 'bomb', content, local: lie, central: lie }]);
    const { source, counts } = countingSource(bytes, 1024);
    await expect(inspectArchive(source)).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringMatching(/"bomb" does not have/),
      // zlib was told where to stop.
      cause: { message: 'Cannot create a Buffer larger than 100000 bytes' },
    });
    // The end of the archive, where the directory is looked for, and at most the 100 KB that the bomb has.
    expect(counts.bytes).toBeLessThan(66_000 + 100_000);
    expect(counts.open).toBe(0);
  });

  it('refuses a large entry that lies about its size, without reading it all', async () => {
    const lie = { size: 100_000 };
    const bytes = rawZip([{ name: 'large', content: randomBytes(3_000_000), local: lie, central: lie }]);
    const { source, counts } = countingSource(bytes, 1024);
    await expect(inspectArchive(source)).rejects.toMatchObject({
      reason: 'corrupt',
      message: expect.stringMatching(/"large" does not have/),
    });
    expect(counts.bytes).toBeLessThan(66_000 + 2_000_000);
    expect(counts.open).toBe(0);
  });

  it('refuses a tar.gz bomb, wherever in the tar it is', async () => {
    const zeros = Buffer.alloc(2001);
    const bombs = [
      rawTar([{ name: 'bomb', content: zeros }]),
      rawTar([{ name: 'a', content: 'x' }], Buffer.alloc(4096)),
      rawTar([
        { name: 'pax', type: 'x', content: paxBody({ comment: 'x'.repeat(2001) }) },
        { name: 'a', content: 'x' },
      ]),
    ];
    for (const bomb of bombs) {
      const inspected = inspectArchive(bufferArchiveSource(gzipSync(bomb)), limits);
      await expect(inspected).rejects.toMatchObject({
        reason: 'limit',
        message: expect.stringMatching(/larger than 2000 bytes/),
      });
    }
  });

  it('counts the global headers of a tar as entries', async () => {
    const comment = { name: 'g', type: 'g', content: paxBody({ comment: 'x' }) };
    const bytes = rawTar([comment, comment, comment, { name: 'a', content: 'x' }]);
    const inspected = inspectArchive(bufferArchiveSource(bytes), limits);
    await expect(inspected).rejects.toMatchObject({
      reason: 'limit',
      message: expect.stringMatching(/more than 3 entries/),
    });
  });
});
