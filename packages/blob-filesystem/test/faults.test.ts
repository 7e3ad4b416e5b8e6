import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createFilesystemBlobStore } from '../src/create-filesystem-blob-store.js';
import type { FilesystemBlobStore } from '../src/filesystem-blob-store.js';
import {
  bytes,
  collect,
  key,
  keyOf,
  keysOf,
  put,
  source,
  staged,
  temporaryDirectory,
} from './support/fixtures.js';
import { errno, type FileSystemCall, watchedFileSystem } from './support/watched-file-system.js';

/** Fails the call that `fail` picks, once, from the moment that `arm` is called. */
function faulty(fault: Error, pick: (call: FileSystemCall, number: number) => boolean) {
  let armed = false;
  let calls = 0;
  let failed: FileSystemCall | undefined;
  const fileSystem = watchedFileSystem((call) => {
    if (!armed || failed) return;
    calls += 1;
    if (!pick(call, calls)) return;
    failed = call;
    throw fault;
  });
  return {
    fileSystem,
    arm: () => {
      armed = true;
    },
    failed: () => failed,
  };
}

/** Runs `work` again and again on new stores, with a fault at the first call, the second, and so on to the last. */
async function failEveryCall(
  prepare: (store: FilesystemBlobStore) => Promise<void>,
  work: (store: FilesystemBlobStore) => Promise<unknown>,
  check: (store: FilesystemBlobStore, failed: FileSystemCall, outcome: 'done' | 'refused') => Promise<void>,
): Promise<number> {
  for (let number = 1; ; number += 1) {
    const fault = errno('EIO');
    const { fileSystem, arm, failed } = faulty(fault, (_call, at) => at === number);
    const store = await createFilesystemBlobStore({ directory: temporaryDirectory(), fileSystem });
    await prepare(store);
    arm();
    const outcome = await work(store).then(
      () => 'done' as const,
      (error: unknown) => {
        expect(error).toMatchObject({ code: 'storage', cause: fault });
        return 'refused' as const;
      },
    );
    const call = failed();
    if (call === undefined) return number - 1;
    await check(store, call, outcome);
  }
}

async function expectWholeBlobs(store: FilesystemBlobStore): Promise<void> {
  for (const each of await keysOf(store)) expect(keyOf(await collect(await store.open(each)))).toBe(each);
}

it('R6: leaves nothing when any call fails while staging', async () => {
  const calls = await failEveryCall(
    async () => {},
    (store) => store.stage(source()),
    async (store, _failed, outcome) => {
      expect(outcome).toBe('refused');
      expect(await keysOf(store)).toEqual([]);
      expect(await staged(store)).toEqual([]);
    },
  );
  expect(calls).toBeGreaterThan(5);
});

it('R6: either commits or says so, and commits when tried again, when any call fails', async () => {
  const calls = await failEveryCall(
    async () => {},
    async (store) => {
      const blob = await store.stage(source());
      await blob.commit(key).catch(async (error: unknown) => {
        await blob.commit(key);
        await expectWholeBlobs(store);
        throw error;
      });
    },
    async (store, failed, outcome) => {
      await expectWholeBlobs(store);
      if (outcome === 'done') expect(await keysOf(store)).toEqual([key]);
      // Only the removal of the staged name may fail unsaid; the next process sweeps it.
      expect(await staged(store)).toHaveLength(failed.operation === 'unlink' ? 1 : 0);
    },
  );
  expect(calls).toBeGreaterThan(12);
});

it('R6: can discard what could not be committed', async () => {
  await failEveryCall(
    async () => {},
    async (store) => {
      const blob = await store.stage(source());
      await blob.commit(key).catch(async (error: unknown) => {
        await blob.discard();
        throw error;
      });
    },
    async (store, failed) => {
      await expectWholeBlobs(store);
      expect(await staged(store)).toHaveLength(failed.operation === 'unlink' ? 1 : 0);
    },
  );
});

it('says so when any call fails while deleting, and deletes when tried again', async () => {
  const calls = await failEveryCall(
    put,
    (store) => store.delete(key),
    async (store, _failed, outcome) => {
      expect(outcome).toBe('refused');
      await store.delete(key);
      expect(await keysOf(store)).toEqual([]);
    },
  );
  expect(calls).toBeGreaterThan(2);
});

it('says so when any call fails while reading or listing, rather than end early', async () => {
  const calls = await failEveryCall(
    put,
    async (store) => {
      expect(await store.head(key)).toEqual({ sizeBytes: bytes.length });
      expect(await keysOf(store)).toEqual([key]);
      expect((await collect(await store.open(key))).equals(bytes)).toBe(true);
    },
    async (_store, _failed, outcome) => expect(outcome).toBe('refused'),
  );
  expect(calls).toBeGreaterThan(6);
});

it('says that the disk is full, and which directory it is', async () => {
  const { fileSystem, arm } = faulty(errno('ENOSPC'), ({ operation }) => operation === 'write');
  const store = await createFilesystemBlobStore({ directory: temporaryDirectory(), fileSystem });
  arm();
  await expect(store.stage(source())).rejects.toMatchObject({
    code: 'storage',
    message: expect.stringMatching(`${store.directory}.*disk is full`),
    cause: { code: 'ENOSPC' },
  });
});

it('says so when the file cannot be opened, also while the source is still to come', async () => {
  const { fileSystem, arm } = faulty(errno('ENOSPC'), ({ operation }) => operation === 'open');
  const store = await createFilesystemBlobStore({ directory: temporaryDirectory(), fileSystem });
  arm();
  async function* slowUpload(): AsyncGenerator<Uint8Array> {
    await setImmediate();
    await setImmediate();
    yield* source();
  }
  await expect(store.stage(slowUpload())).rejects.toMatchObject({ code: 'storage' });
});

it('ends the source when the disk fails, so that its own resources are freed', async () => {
  const { fileSystem, arm } = faulty(errno('ENOSPC'), ({ operation }) => operation === 'write');
  const store = await createFilesystemBlobStore({ directory: temporaryDirectory(), fileSystem });
  arm();
  let ended = false;
  async function* upload(): AsyncGenerator<Uint8Array> {
    try {
      yield* source();
    } finally {
      ended = true;
    }
  }
  await expect(store.stage(upload())).rejects.toThrow();
  expect(ended).toBe(true);
});

it('is at most two buffers of 512 KiB ahead of the disk', async () => {
  const chunkBytes = 100_000;
  const whole = watchedFileSystem(() => {});
  let written = 0;
  const fileSystem = {
    ...whole,
    open: async (path: string, flags: 'r' | 'wx') => {
      const file = await whole.open(path, flags);
      const write: typeof file.write = async (buffer, offset, length) => {
        const result = await file.write(buffer, offset, length);
        written += result.bytesWritten;
        return result;
      };
      return { ...file, write };
    },
  };
  const store = await createFilesystemBlobStore({ directory: temporaryDirectory(), fileSystem });
  written = 0;
  let mostAhead = 0;
  async function* upload(): AsyncGenerator<Uint8Array> {
    for (let asked = 0; asked < 50; asked += 1) {
      mostAhead = Math.max(mostAhead, asked * chunkBytes - written);
      yield Buffer.alloc(chunkBytes);
    }
  }
  await store.stage(upload());
  expect(written).toBe(50 * chunkBytes);
  expect(mostAhead).toBeLessThanOrEqual(2 * 512 * 1024);
});

it('stores what each chunk held, though the source uses the same memory for all of them', async () => {
  const store = await createFilesystemBlobStore({ directory: temporaryDirectory() });
  const content = randomBytes(3_000_000);
  async function* reusing(): AsyncGenerator<Uint8Array> {
    const chunk = Buffer.alloc(70_001);
    for (let at = 0; at < content.length; at += chunk.length) {
      yield chunk.subarray(0, content.copy(chunk, 0, at));
    }
  }
  const blob = await store.stage(reusing());
  expect((await collect(blob.read(0, content.length))).equals(content)).toBe(true);
});

it('writes on when the disk takes only a part of a chunk', async () => {
  const whole = watchedFileSystem(() => {});
  const fileSystem = {
    ...whole,
    open: async (path: string, flags: 'r' | 'wx') => {
      const file = await whole.open(path, flags);
      const write: typeof file.write = (buffer, offset, length) =>
        file.write(buffer, offset, Math.min(length, 7_001));
      return { ...file, write };
    },
  };
  const store = await createFilesystemBlobStore({ directory: temporaryDirectory(), fileSystem });
  await put(store);
  expect((await collect(await store.open(key))).equals(bytes)).toBe(true);
});
