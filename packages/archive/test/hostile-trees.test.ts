import { mkdir, readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { bufferArchiveSource, inspectArchive, unpackArchive } from '../src/index.js';
import { inEveryFormat, type TestEntry } from './support/archives.js';
import { temporaryDirectory } from './support/temporary-directory.js';

/** What is wrong · the entries beside a good one · words of the message. */
type Case = [string, TestEntry[], RegExp];

const file = (path: string): TestEntry => ({ path, content: 'x' });
const link = (path: string, target: string): TestEntry => ({ path, target });
const directory = (path: string): TestEntry => ({ path, directory: true });

const hostileNames: Case[] = [
  ['a path that climbs out', [file('../evil')], /"\.\.\/evil" has a path that leaves the package/],
  ['a path that climbs out half-way', [file('a/../../evil')], /"a\/\.\.\/\.\.\/evil" has a path that leaves/],
  ['".." that stays inside', [file('a/../evil')], /"a\/\.\.\/evil" has a path that leaves/],
  ['".." alone, as a directory', [directory('..')], /"\.\.\/" has a path that leaves/],
  ['an absolute path', [file('/etc/passwd')], /"\/etc\/passwd" has an absolute path/],
  ['a network path', [file('//host/share')], /has an absolute path/],
  ['a drive letter', [file('C:/evil')], /"C:\/evil" has an absolute path/],
  ['a drive letter without slash', [file('c:evil')], /"c:evil" has an absolute path/],
  ['a drive letter behind a dot', [file('./C:/evil')], /has an absolute path/],
  ['a backslash', [file('a\\..\\evil')], /"a\\\.\.\\evil" has a name with a backslash/],
  ['a line break', [file('a\nb')], /"a\\u\{a\}b" has a name with a control character/],
  ['an escape sequence', [file('\x1b[2Jevil')], /"\\u\{1b\}\[2Jevil" has a name with a control character/],
  ['a C1 control', [file('a\u0085b')], /has a name with a control character/],
  ['a file named like the root', [file('.')], /has an empty name/],
  ['a file of slashes and dots', [link('./.', 'a')], /has an empty name/],
  ['the same file twice', [file('a'), file('a')], /"a" is there twice/],
  ['the same file twice, spelt differently', [file('a/b'), file('a/./b')], /"a\/b" is there twice/],
  ['the same directory twice', [directory('a'), directory('a')], /"a" is there twice/],
  ['the root twice', [directory('.'), directory('.')], /"\." is there twice/],
  ['a file and a link', [file('a'), link('a', 'b')], /"a" is there twice/],
  [
    'two Unicode forms of one name',
    [file('caf\u00e9'), file('cafe\u0301')],
    /only by the Unicode form of its name/,
  ],
  [
    'names that differ by case',
    [file('Readme'), file('README')],
    /"README" differs from "Readme" .* only by case/,
  ],
  ['names that differ by case beyond ASCII', [file('straße'), file('STRASSE')], /only by case/],
  [
    'directories that differ by case',
    [file('Lib/a'), file('lib/b')],
    /"lib\/b" differs from "Lib" .* only by case/,
  ],
  ['a file below a file', [file('a'), file('a/b')], /"a\/b" makes "a" both a directory and something else/],
  ['a file above a file', [file('a/b'), file('a')], /"a" makes "a" both a directory and something else/],
  ['a file above a listed directory', [directory('a'), file('a')], /both a directory and something else/],
  ['a directory over a file', [file('a'), directory('a')], /both a directory and something else/],
];

const hostileLinks: Case[] = [
  ['a link to an absolute path', [link('l', '/etc/passwd')], /"l" is a symbolic link to an absolute path/],
  ['a link to a drive', [link('l', 'C:/x')], /is a symbolic link to an absolute path/],
  ['a link out of the root', [link('l', '../x')], /"l" is a symbolic link that leaves the package/],
  ['a link out of a directory', [link('a/l', './../../x')], /"a\/l" is a symbolic link that leaves/],
  [
    'a link that climbs after a name',
    [link('l', 'a/../b')],
    /"l" is a symbolic link that leaves .* or may leave/,
  ],
  // Each step looks harmless by itself: s is the root, so s/.. is above it.
  [
    'two links that leave together',
    [link('s', '.'), link('t', 's/../x')],
    /"t" is a symbolic link that leaves/,
  ],
  ['a link with a backslash', [link('l', '..\\x')], /"l" is a symbolic link to a target with a backslash/],
  ['a link with a control character', [link('l', 'a\tb')], /to a target with a control character/],
  ['a file below a link', [link('l', 'a'), file('l/x')], /"l\/x" lies below the symbolic link "l"/],
  [
    'a file below a link, in the other order',
    [file('l/x'), link('l', 'a')],
    /both a directory and something else/,
  ],
  ['a link below a link', [link('l', 'a'), link('l/x', 'b')], /"l\/x" lies below the symbolic link "l"/],
  ['a file below a link of another case', [link('L', 'a'), file('l/x')], /only by case/],
];

const cases = [...hostileNames, ...hostileLinks].flatMap(([what, entries, message]) =>
  inEveryFormat([file('good.py'), ...entries]).map(([format, bytes]) => ({ what, format, bytes, message })),
);

describe('a hostile tree', () => {
  it.each(cases)('is refused by inspection: $what ($format)', async ({ bytes, message }) => {
    const inspected = inspectArchive(bufferArchiveSource(bytes));
    await expect(inspected).rejects.toMatchObject({
      name: 'InvalidArchiveError',
      reason: 'hostile',
      message: expect.stringMatching(message),
    });
  });

  it.each(cases)(
    'is refused by unpacking, which leaves nothing: $what ($format)',
    async ({ format, bytes, message }) => {
      const outside = await temporaryDirectory();
      const inside = `${outside}/a/b`;
      await mkdir(inside, { recursive: true });
      const unpacked = unpackArchive(bufferArchiveSource(bytes), format, inside);
      await expect(unpacked).rejects.toMatchObject({
        reason: 'hostile',
        message: expect.stringMatching(message),
      });
      expect(await readdir(outside, { recursive: true })).toEqual(['a', 'a/b']);
    },
  );
});

describe('an odd but harmless tree', () => {
  it.each(
    inEveryFormat([
      directory('.'),
      file('./a'),
      file('b//c'),
      file('b/.hidden'),
      file('..x/y..'),
      file('ab:c'),
      link('b/up', '../a'),
      link('b/root', '..'),
      link('down', 'b/c'),
      link('dangling', 'nowhere'),
      link('self', 'self'),
      file('.git/config'),
      file('größe/日本語'),
    ]),
  )('is accepted as %s', async (_, bytes) => {
    await expect(inspectArchive(bufferArchiveSource(bytes))).resolves.toMatchObject({ entries: 12 });
  });
});
