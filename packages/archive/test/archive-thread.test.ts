import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished, vi } from 'vitest';
import { ArchiveThread, bufferArchiveSource, inspectArchive, isInvalidArchiveError } from '../src/index.js';
import { inEveryFormat } from './support/archives.js';
import { rawTar } from './support/raw-tar.js';

const mebibyte = 2 ** 20;
const dyingProgram = new URL('support/dying-thread.mjs', import.meta.url).href;

function newThread(program?: string): ArchiveThread {
  const thread = new ArchiveThread(program);
  onTestFinished(() => thread.close());
  return thread;
}

function fileOf(bytes: Uint8Array): string {
  const directory = mkdtempSync(join(tmpdir(), 'archive-thread-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const path = join(directory, 'archive');
  writeFileSync(path, bytes);
  return path;
}

const checksumsOf = (bytes: Uint8Array) => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  md5: createHash('md5').update(bytes).digest('hex'),
});

it.each(inEveryFormat([{ path: 'main.js', content: 'x'.repeat(3 * mebibyte) }]))(
  'finds in a %s what inspectArchive finds',
  async (_format, bytes) => {
    const summary = await newThread().inspectFile(fileOf(bytes));
    expect(summary).toEqual(await inspectArchive(bufferArchiveSource(bytes)));
  },
);

it('refuses an archive with the same error, under the limits that it is given', async () => {
  const bytes = rawTar([{ name: 'main.js', content: 'x'.repeat(1000) }]);
  const limits = { maxEntries: 1, maxUnpackedBytes: 999, maxPathBytes: 100 };
  const here = await inspectArchive(bufferArchiveSource(bytes), limits).catch((error: unknown) => error);
  const there = await newThread()
    .inspectFile(fileOf(bytes), limits)
    .catch((error: unknown) => error);
  expect(isInvalidArchiveError(there)).toBe(true);
  expect(there).toEqual(here);
});

it('tells of a file that cannot be read', async () => {
  await expect(newThread().inspectFile('/nowhere/at/all')).rejects.toThrow(/ENOENT/);
});

it('fails the jobs of a thread that dies, and starts another for the next one', async () => {
  const thread = newThread(dyingProgram);
  const both = [thread.inspectFile('die'), thread.inspectFile('wait')];
  for (const { status } of await Promise.allSettled(both)) expect(status).toBe('rejected');
  await expect(both[0]).rejects.toMatchObject({ cause: { message: 'dead' } });
  await expect(thread.inspectFile('live')).resolves.toBe('alive');
});

it('fails what still waits when it is closed, and what comes later', async () => {
  const thread = newThread(dyingProgram);
  const waiting = expect(thread.inspectFile('wait')).rejects.toThrow(/has ended/);
  await thread.close();
  await waiting;
  await expect(thread.inspectFile('live')).rejects.toThrow(/is closed/);
});

it('does the work itself, and warns once, where the program of the thread is missing', async () => {
  const warnings: string[] = [];
  const warn = vi.spyOn(process, 'emitWarning').mockImplementation((text) => {
    warnings.push(String(text));
  });
  onTestFinished(() => warn.mockRestore());
  const bytes = rawTar([{ name: 'main.js', content: randomBytes(2 * mebibyte) }]);
  const path = fileOf(bytes);
  const thread = newThread('./not-bundled.js');
  const expected = await inspectArchive(bufferArchiveSource(bytes));
  expect(await thread.inspectFile(path)).toEqual(expected);
  const sums = thread.streamChecksums();
  sums.written(path, 0);
  sums.add(bytes);
  sums.written(path, bytes.length);
  expect(await sums.checksums()).toEqual(checksumsOf(bytes));
  expect(warnings).toEqual([expect.stringMatching(/without a thread.*not-bundled\.js is missing/)]);
});

it('keeps a process alive while it works, again and again, and not afterwards', async () => {
  const index = new URL('../dist/index.js', import.meta.url).href;
  const path = fileOf(rawTar([{ name: 'main.js', content: 'x' }]));
  const script = `
    import { ArchiveThread } from ${JSON.stringify(index)};
    const thread = new ArchiveThread();
    await thread.inspectFile(${JSON.stringify(path)});
    const { format } = await thread.inspectFile(${JSON.stringify(path)});
    console.log(format);`;
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  expect((await run).stdout.trim()).toBe('tar');
});

it.each([
  ['few bytes', 1000],
  ['many bytes', 3 * mebibyte],
])('adds up %s that go to no file', async (_name, length) => {
  const bytes = randomBytes(length);
  const sums = newThread().streamChecksums();
  for (let at = 0; at < length; at += 100_000) sums.add(bytes.subarray(at, at + 100_000));
  expect(await sums.checksums()).toEqual(checksumsOf(bytes));
});

it.each([
  ['few bytes', 1000],
  ['many bytes', 3 * mebibyte],
])('adds up %s that go to a file, from chunks whose memory is used again', async (_name, length) => {
  const bytes = randomBytes(length);
  const path = fileOf(new Uint8Array());
  const sums = newThread().streamChecksums();
  const chunk = Buffer.alloc(100_000);
  sums.written(path, 0);
  for (let at = 0; at < length; at += chunk.length) {
    const part = bytes.subarray(at, at + chunk.length);
    chunk.set(part);
    sums.add(chunk.subarray(0, part.length));
    await appendFile(path, part);
    sums.written(path, at + part.length);
  }
  expect(await sums.checksums()).toEqual(checksumsOf(bytes));
});

it('reads no more of a file than it was told of', async () => {
  const bytes = randomBytes(2 * mebibyte);
  const path = fileOf(Buffer.concat([bytes, bytes]));
  const sums = newThread().streamChecksums();
  sums.written(path, 0);
  sums.add(bytes);
  sums.written(path, bytes.length);
  expect(await sums.checksums()).toEqual(checksumsOf(bytes));
});

it('fails checksums when the file is shorter than it was told', async () => {
  const bytes = randomBytes(2 * mebibyte);
  const path = fileOf(bytes.subarray(1));
  const sums = newThread().streamChecksums();
  sums.written(path, 0);
  sums.add(bytes);
  sums.written(path, bytes.length);
  await expect(sums.checksums()).rejects.toThrow(/ends after/);
});

it('leaves no file open whose checksums failed', async () => {
  const path = fileOf(Buffer.from('short'));
  const sums = newThread().streamChecksums();
  sums.written(path, 0);
  sums.add(Buffer.alloc(2 * mebibyte));
  sums.written(path, 2 * mebibyte);
  await expect(sums.checksums()).rejects.toThrow(/ends after/);
  sums.abandon();
  // All threads of a process share its descriptors.
  expect(openFiles()).not.toContain(path);
});

it('fails checksums, and does not wait for ever, when nothing was ever said to be in the file', async () => {
  const sums = newThread().streamChecksums();
  sums.written(fileOf(Buffer.alloc(0)), 0);
  sums.add(Buffer.alloc(2 * mebibyte));
  await expect(sums.checksums()).rejects.toThrow(/Nothing was added up/);
});

function openFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/self/fd/${descriptor}`)];
    } catch {
      // The one that the listing itself used.
      return [];
    }
  });
}

it('adds up several streams at once without mixing them', async () => {
  const thread = newThread();
  const streams = [1, 2, 3].map(() => ({ bytes: randomBytes(2 * mebibyte), sums: thread.streamChecksums() }));
  const abandoned = thread.streamChecksums();
  for (const { bytes, sums } of [...streams, { bytes: randomBytes(2 * mebibyte), sums: abandoned }]) {
    const path = fileOf(bytes);
    sums.written(path, 0);
    sums.add(bytes);
    sums.written(path, mebibyte);
    sums.written(path, bytes.length);
  }
  abandoned.abandon();
  for (const { bytes, sums } of streams) expect(await sums.checksums()).toEqual(checksumsOf(bytes));
});
