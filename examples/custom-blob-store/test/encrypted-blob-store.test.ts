import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFilesystemBlobStore } from '@qinling/blob-filesystem';
import { describeBlobStore } from '@qinling/conformance';
import { MemoryBlobStore } from '@qinling/core';
import { expect, it } from 'vitest';
import { EncryptedBlobStore } from '../src/encrypted-blob-store.js';

const secret = randomBytes(32);

it('keeps nothing readable in the store beneath', async () => {
  const beneath = new MemoryBlobStore();
  const staged = await new EncryptedBlobStore(beneath, secret).stage(
    (async function* () {
      yield Buffer.from('def main(): return 42');
    })(),
  );
  const key = 'a'.repeat(64);
  await staged.commit(key);
  const chunks: Uint8Array[] = [];
  for await (const chunk of (await beneath.open(key)) ?? []) chunks.push(chunk);
  expect(Buffer.concat(chunks).includes('def main')).toBe(false);
});

// #region kit
describeBlobStore('EncryptedBlobStore', {
  create: async () => new EncryptedBlobStore(new MemoryBlobStore(), secret),
});
// #endregion

const directories = new WeakMap<EncryptedBlobStore, string>();

async function openIn(directory: string): Promise<EncryptedBlobStore> {
  const store = new EncryptedBlobStore(await createFilesystemBlobStore({ directory }), secret);
  directories.set(store, directory);
  return store;
}

// With `reopen` the kit also proves that blobs outlive the process, and that large ones are never held in memory.
describeBlobStore('EncryptedBlobStore on a disk', {
  create: async () => openIn(await mkdtemp(join(tmpdir(), 'encrypted-'))),
  reopen: (store) => openIn(directories.get(store) ?? ''),
  destroy: (store) => rm(directories.get(store) ?? '', { recursive: true }),
});
