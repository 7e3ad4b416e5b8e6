import { describe, expect, it } from 'vitest';
import { packFiles } from '../src/index.js';
import { collect, inEveryFormat, inspectBytes, type TestEntry } from './support/archives.js';
import { rawTar } from './support/raw-tar.js';
import { rawZip } from './support/raw-zip.js';

const tree: readonly TestEntry[] = [
  { path: 'main.py', content: 'def main(): pass\n' },
  { path: 'bin/run', content: '#!/bin/sh\n', executable: true },
  { path: 'lib/größe.txt', content: 'x'.repeat(200_000) },
  { path: 'lib/link', target: '../main.py' },
  { path: 'empty', directory: true },
];

async function digest(entries: readonly TestEntry[]): Promise<string> {
  const digests = [];
  for (const [, bytes] of inEveryFormat(entries)) digests.push((await inspectBytes(bytes)).treeDigest);
  expect(new Set(digests).size).toBe(1);
  return digests[0] ?? '';
}

describe('the summary', () => {
  it.each(inEveryFormat(tree))('of a %s tells format, entries and unpacked size', async (format, bytes) => {
    const summary = await inspectBytes(bytes);
    expect(summary).toMatchObject({ format, entries: 5, unpackedBytes: 200_027 });
    expect(summary.treeDigest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has a digest that never changes for the same tree, in any release', async () => {
    expect(await digest(tree)).toBe('d91368318dfcb9a1e4acb2078e00165859f2a35710ac98516827e67eeccff478');
  });
});

describe('R3: the tree digest', () => {
  it('does not depend on order, times, compression, owner, mode bits beside x, or listed parent directories', async () => {
    const plain = rawZip([
      { name: 'a/b.txt', content: 'one' },
      { name: 'c', content: 'two', mode: 0o100755 },
    ]);
    const other = rawTar([
      { name: './', type: '5' },
      { name: './c', content: 'two', mode: 0o777 },
      { name: './a/', type: '5', mode: 0o700 },
      { name: './a//b.txt', content: 'one', mode: 0o600 },
    ]);
    const stored = rawZip([
      { name: 'c', content: 'two', mode: 0o100755, method: 0 },
      { name: 'a/', mode: 0o40755 },
      { name: 'a/b.txt', content: 'one', host: 0, mode: 0 },
    ]);
    const expected = (await inspectBytes(plain)).treeDigest;
    expect((await inspectBytes(other)).treeDigest).toBe(expected);
    expect((await inspectBytes(stored)).treeDigest).toBe(expected);
  });

  it.each([
    ['a path', [{ path: 'b', content: 'x' }]],
    ['a content', [{ path: 'a', content: 'y' }]],
    ['an executable bit', [{ path: 'a', content: 'x', executable: true }]],
    [
      'an empty directory',
      [
        { path: 'a', content: 'x' },
        { path: 'd', directory: true },
      ],
    ],
    [
      'a link',
      [
        { path: 'a', content: 'x' },
        { path: 'l', target: 'a' },
      ],
    ],
    [
      'a file more',
      [
        { path: 'a', content: 'x' },
        { path: 'b', content: '' },
      ],
    ],
  ] satisfies [string, TestEntry[]][])('changes with %s', async (_, changed) => {
    expect(await digest(changed)).not.toBe(await digest([{ path: 'a', content: 'x' }]));
  });

  it('changes with the target of a link', async () => {
    const file: TestEntry = { path: 'a', content: 'x' };
    expect(await digest([file, { path: 'l', target: 'a' }])).not.toBe(
      await digest([file, { path: 'l', target: 'b' }]),
    );
  });

  it('takes the executable bit of a zip only from one made on Unix', async () => {
    const onUnix = rawZip([{ name: 'a', content: 'x', mode: 0o100755 }]);
    const onWindows = rawZip([{ name: 'a', content: 'x', mode: 0o100755, host: 0 }]);
    const [executable, plain] = [await inspectBytes(onUnix), await inspectBytes(onWindows)];
    expect(plain.treeDigest).toBe(await digest([{ path: 'a', content: 'x' }]));
    expect(executable.treeDigest).toBe(await digest([{ path: 'a', content: 'x', executable: true }]));
  });

  it('is that of the files for what packFiles makes', async () => {
    const packed = await collect(packFiles({ a: 'x', 'b/c': Uint8Array.of(1, 2) }));
    const entries = [
      { path: 'b/c', content: '\x01\x02' },
      { path: 'a', content: 'x' },
    ];
    expect((await inspectBytes(packed)).treeDigest).toBe(await digest(entries));
  });
});

describe('an archive of no known format', () => {
  const sentence =
    /^Package is not a valid ZIP package\. It is neither a zip nor a tar nor a tar\.gz archive\.$/;

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('print("hello")')],
    ['zeros', Buffer.alloc(10_240)],
    ['a zip behind a script', Buffer.concat([Buffer.from('#!/bin/sh\n'), rawZip([{ name: 'a' }])])],
    ['a split zip', Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), rawZip([{ name: 'a' }])])],
  ])('is refused by name: %s', async (_, bytes) => {
    await expect(inspectBytes(bytes)).rejects.toMatchObject({
      reason: 'format',
      message: expect.stringMatching(sentence),
    });
  });
});
