import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultArchiveLimits, packFiles } from '@qinling/archive';
import { hasErrorCode, type InvocablePackage } from '@qinling/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeTree } from '../src/files/remove-tree.js';
import { PackageCache } from '../src/packages/package-cache.js';
import { eventually } from './support/processes.js';

let directory: string;
let opened: number;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'qinling-packages-'));
  opened = 0;
});

afterEach(async () => {
  await removeTree(directory);
});

function cacheOf(maxUnused: number): PackageCache {
  return new PackageCache(directory, { maxUnused, limits: defaultArchiveLimits });
}

function code(location: string, open?: InvocablePackage['open']): InvocablePackage {
  return {
    kind: 'package',
    location,
    format: 'tar.gz',
    entry: 'main.main',
    async open() {
      opened += 1;
      return open === undefined ? packFiles({ 'a/main.py': `# ${location}` }) : await open();
    },
  };
}

describe('the cache of packages', () => {
  it('unpacks a package once, however many ask for it at once', async () => {
    const cache = cacheOf(0);
    const leases = await Promise.all(Array.from({ length: 10 }, () => cache.acquire(code('one'))));
    expect(new Set(leases.map((lease) => lease.directory)).size).toBe(1);
    expect(opened).toBe(1);
    expect(await readFile(join(leases[0]?.directory ?? '', 'a/main.py'), 'utf8')).toBe('# one');
    expect(await readdir(directory)).toHaveLength(1);
  });

  it('takes a location as it is, and never as a path', async () => {
    const cache = cacheOf(0);
    const lease = await cache.acquire(code('../../../outside'));
    expect(lease.directory.startsWith(`${directory}/`)).toBe(true);
    expect(await readdir(directory)).toHaveLength(1);
  });

  it('lets nobody write into an unpacked package by mistake', async () => {
    const { directory: unpacked } = await cacheOf(0).acquire(code('one'));
    for (const path of ['', 'a', 'a/main.py'])
      expect((await stat(join(unpacked, path))).mode & 0o222).toBe(0);
  });

  it('leaves nothing behind of a package that breaks off, and tries again', async () => {
    const cache = cacheOf(0);
    const broken = code('one', async () => {
      async function* half(): AsyncIterable<Uint8Array> {
        yield Buffer.alloc(10);
        throw new Error('the disk is on fire');
      }
      return half();
    });
    const error = await cache.acquire(broken).catch((reason: unknown) => reason);
    expect(hasErrorCode(error, 'orchestrator')).toBe(true);
    expect(String(error)).toContain('the disk is on fire');
    expect(await readdir(directory)).toEqual([]);
    await cache.acquire(code('one'));
    expect(await readdir(directory)).toHaveLength(1);
  });

  it('leaves nothing behind of what is no archive', async () => {
    const cache = cacheOf(0);
    async function* text(): AsyncIterable<Uint8Array> {
      yield Buffer.from('no archive');
    }
    await expect(cache.acquire(code('one', async () => text()))).rejects.toThrow(/cannot be unpacked/);
    expect(await readdir(directory)).toEqual([]);
  });

  it('keeps what is in use, and of the rest as many as it may, the last used ones', async () => {
    const cache = cacheOf(2);
    const used = await cache.acquire(code('used'));
    for (const location of ['a', 'b', 'c', 'd']) (await cache.acquire(code(location))).release();
    await eventually('the others are removed', async () => (await readdir(directory)).length === 3);
    expect((await stat(used.directory)).isDirectory()).toBe(true);
    opened = 0;
    for (const location of ['used', 'c', 'd']) await cache.acquire(code(location));
    expect(opened).toBe(0);
  });

  it('does not remove a package that is asked for again', async () => {
    const cache = cacheOf(0);
    (await cache.acquire(code('one'))).release();
    const again = await cache.acquire(code('one'));
    await eventually('only the new copy is left', async () => (await readdir(directory)).length === 1);
    expect((await stat(again.directory)).isDirectory()).toBe(true);
  });

  it('counts a lease once, however often it is released', async () => {
    const cache = cacheOf(0);
    const [one, other] = [await cache.acquire(code('one')), await cache.acquire(code('one'))];
    one.release();
    one.release();
    expect((await stat(other.directory)).isDirectory()).toBe(true);
    await writeFile(join(directory, 'marker'), '');
    expect((await readdir(directory)).length).toBe(2);
  });

  it('breaks off what is being unpacked when it is closed', async () => {
    const cache = cacheOf(0);
    async function* endless(): AsyncIterable<Uint8Array> {
      for (;;) yield Buffer.alloc(1000);
    }
    const acquired = cache.acquire(code('one', async () => endless())).catch((error: unknown) => error);
    await eventually('it is being unpacked', async () => (await readdir(directory)).length === 1);
    await cache.close();
    expect(hasErrorCode(await acquired, 'orchestrator')).toBe(true);
    expect(await readdir(directory)).toEqual([]);
  });
});
