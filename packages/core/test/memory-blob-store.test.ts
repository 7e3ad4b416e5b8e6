import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { MemoryBlobStore } from '../src/memory/memory-blob-store.js';

// Every promise of the port is proved by the conformance kit; here is only what the memory adapter adds.

const bytes = Buffer.alloc(100_000, 'package');
const key = createHash('sha256').update(bytes).digest('hex');

async function* source(): AsyncIterable<Uint8Array> {
  yield bytes.subarray(0, 10);
  yield bytes.subarray(10);
}

it('streams back in more than one chunk, so that callers meet what they meet with a real store', async () => {
  const store = new MemoryBlobStore();
  await (await store.stage(source())).commit(key);

  const chunks = [];
  for await (const chunk of (await store.open(key)) ?? []) chunks.push(chunk);

  expect(chunks.length).toBeGreaterThan(1);
  expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
});

it('refuses to commit under a name that is no content address', async () => {
  const staged = await new MemoryBlobStore().stage(source());
  await expect(staged.commit('latest')).rejects.toMatchObject({ code: 'storage' });
  await expect(staged.commit(key.toUpperCase())).rejects.toMatchObject({ code: 'storage' });
});

it('refuses to read what was committed or discarded, so that such a mistake shows in tests', async () => {
  const staged = await new MemoryBlobStore().stage(source());
  await staged.discard();
  await expect(staged.read(0, 10)[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'storage' });
});
