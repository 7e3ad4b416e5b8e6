import { gzipSync } from 'node:zlib';
import { gzipBomb, tarBomb, zipBomb } from './bombs.js';
import { rawTar, type TarEntry } from './raw-tar.js';
import { rawZip, type ZipEntry } from './raw-zip.js';

/** Bytes that are no package, though they may look like one. */
export interface BadArchive {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const main = { name: 'main.js', content: 'exports.main = () => 1;' };
const link = 0o120777;

const badPaths: readonly string[] = [
  '../evil.js',
  'a/../../evil.js',
  'a/..',
  '..',
  '/etc/passwd',
  '//server/share',
  'C:/evil.js',
  'C:evil.js',
  'C:\\evil.js',
  '..\\evil.js',
  'a\\..\\..\\evil.js',
  'a\0b.js',
  './../evil.js',
  'x'.repeat(2000),
];

const zips: Readonly<Record<string, readonly ZipEntry[]>> = {
  'a symbolic link to an absolute path': [main, { name: 'link', content: '/etc/passwd', mode: link }],
  'a symbolic link out': [main, { name: 'a/link', content: '../../evil', mode: link }],
  'a file below a symbolic link': [
    { name: 'd', content: '/tmp', mode: link },
    { name: 'd/main.js', content: '1' },
  ],
  'the same name twice': [main, main],
  'names that differ in case': [main, { ...main, name: 'MAIN.js' }],
  'names that differ in their normal form': [
    { ...main, name: 'caf\u00e9.js' },
    { ...main, name: 'cafe\u0301.js' },
  ],
  'a name that is a file and a directory': [main, { name: 'main.js/inner.js', content: '1' }],
  'a name that is no UTF-8': [{ ...main, name: Buffer.from([0x61, 0xff, 0xfe]) }],
  'encrypted entries': [{ ...main, flags: 0x801 }],
  'a compression that nobody knows': [{ ...main, method: 99, packed: Buffer.from('x') }],
  'a wrong checksum': [{ ...main, crc: 1 }],
  'a size that is too small': [{ ...main, size: 1 }],
  'a size that is too large': [{ ...main, size: 1000 }],
  'ten GiB declared': [{ ...main, size: 0xfffffffe }],
  'no deflate stream': [{ ...main, packed: Buffer.from('not deflated') }],
  'a device': [main, { name: 'device', mode: 0o020644 }],
};

const tars: Readonly<Record<string, readonly TarEntry[]>> = {
  'a symbolic link to an absolute path': [main, { name: 'link', type: '2', link: '/etc/passwd' }],
  'a symbolic link out': [main, { name: 'a/link', type: '2', link: '../../evil' }],
  'a hard link out': [main, { name: 'link', type: '1', link: '../evil' }],
  'a file below a symbolic link': [
    { name: 'd', type: '2', link: '/tmp' },
    { name: 'd/main.js', content: '1' },
  ],
  'the same name twice': [main, main],
  'names that differ in case': [main, { ...main, name: 'MAIN.js' }],
  'a name that is a file and a directory': [main, { name: 'main.js/inner.js', content: '1' }],
  'a device': [main, { name: 'device', type: '3' }],
  'a pipe': [main, { name: 'pipe', type: '6' }],
  'ten GiB declared': [{ ...main, size: 8 ** 11 - 1 }],
};

const goodZip = rawZip([main]);
const goodTar = rawTar([main]);
const many = Array.from({ length: 100_000 }, (_, index) => ({ name: `f${index}`, content: '' }));

function made<Entry>(
  kind: string,
  write: (entries: readonly Entry[]) => Uint8Array,
  cases: Readonly<Record<string, readonly Entry[]>>,
) {
  return Object.entries(cases).map(
    ([name, entries]): BadArchive => ({ name: `a ${kind} with ${name}`, bytes: write(entries) }),
  );
}

const damaged = (kind: string, good: Uint8Array): readonly BadArchive[] => [
  { name: `a ${kind} that is cut off`, bytes: good.subarray(0, good.length - 30) },
  { name: `half a ${kind}`, bytes: good.subarray(0, good.length / 2) },
  { name: `a ${kind} with bytes after it`, bytes: Buffer.concat([good, Buffer.from('trailing')]) },
  { name: `a ${kind} after another one`, bytes: Buffer.concat([good, good]) },
  { name: `the first four bytes of a ${kind}`, bytes: good.subarray(0, 4) },
];

/** Archives that a package must not be, cheap to make and to refuse. */
export function badArchives(): readonly BadArchive[] {
  const tarGz = (entries: readonly TarEntry[]) => gzipSync(rawTar(entries));
  return [
    { name: 'an empty file', bytes: Buffer.alloc(0) },
    { name: 'plain text', bytes: Buffer.from('def main(): pass\n') },
    { name: 'zeros', bytes: Buffer.alloc(10_240) },
    { name: 'a gzip of text', bytes: gzipSync('def main(): pass\n') },
    { name: 'an archive in gzip in gzip', bytes: gzipSync(gzipSync(goodTar)) },
    { name: 'a zip in gzip', bytes: gzipSync(goodZip) },
    { name: 'a tar with another checksum', bytes: Buffer.from(goodTar).fill('9', 148, 154) },
    ...badPaths.map((path) => ({
      name: `a zip with the path ${path.slice(0, 30)}`,
      bytes: rawZip([{ ...main, name: path }]),
    })),
    ...badPaths
      .filter((path) => path.length < 100 && !path.includes('\0'))
      .map((path) => ({ name: `a tar.gz with the path ${path}`, bytes: tarGz([{ ...main, name: path }]) })),
    ...made('zip', rawZip, zips),
    ...made('tar', rawTar, tars),
    ...made('tar.gz', tarGz, tars),
    ...damaged('zip', goodZip),
    ...damaged('tar.gz', gzipSync(goodTar)),
  ];
}

/** Archives that would fill a disk, a memory or an hour. */
export function hugeArchives(): readonly BadArchive[] {
  return [
    { name: 'a zip with 100,000 entries', bytes: rawZip(many.map((entry) => ({ ...entry, method: 0 }))) },
    { name: 'a tar.gz with 100,000 entries', bytes: gzipSync(rawTar(many)) },
    { name: 'a zip of ten GiB that says so', bytes: zipBomb(0xfffffffe) },
    { name: 'a zip of ten GiB that says it is small', bytes: zipBomb(100) },
    { name: 'a tar.gz of ten GiB', bytes: tarBomb() },
    { name: 'a gzip of ten GiB of zeros', bytes: gzipBomb() },
  ];
}
