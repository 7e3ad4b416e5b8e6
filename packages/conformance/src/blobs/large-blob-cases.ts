import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { BlobStore } from '@qinling/core';
import { type BlobStoreCase, blobCase, isDurable, withStore } from './blob-store-subject.js';
import { liveBufferBytes } from './live-memory.js';

const mebibyte = 1024 * 1024;
const largeBytes = 32 * mebibyte;
/** Far below the blob, far above the chunks and socket buffers that any adapter needs. */
const toleratedBytes = 8 * mebibyte;

export const largeBlobCases: readonly BlobStoreCase[] = [
  blobCase('stores and streams a blob of 32 MiB', async (store) => {
    await roundTrip(store, async () => {});
  }),

  {
    name: 'never holds a large blob in memory, neither to stage nor to read it',
    appliesTo: isDurable,
    run: (subject) =>
      withStore(subject, async (store) => {
        const before = await liveBufferBytes();
        await roundTrip(store, async (doing) => {
          const held = (await liveBufferBytes()) - before;
          assert.ok(held < toleratedBytes, `holds ${Math.round(held / mebibyte)} MiB while ${doing} 32 MiB`);
        });
      }),
  },
];

/** Stages, commits and reads a large blob, and calls `look` for every 4 MiB that flow by. */
async function roundTrip(store: BlobStore, look: (doing: string) => Promise<void>): Promise<void> {
  const written = createHash('sha256');
  async function* source(): AsyncIterable<Uint8Array> {
    for (let at = 0; at < largeBytes; at += 64 * 1024) {
      if (at % (4 * mebibyte) === 0) await look('staging');
      const chunk = Buffer.alloc(64 * 1024, `${at} `);
      written.update(chunk);
      yield chunk;
    }
  }
  const staged = await store.stage(source());
  const key = written.digest('hex');
  await staged.commit(key);

  const chunks = await store.open(key);
  assert.ok(chunks, 'open finds nothing');
  const read = createHash('sha256');
  let seen = 0;
  for await (const chunk of chunks) {
    if (Math.floor((seen + chunk.length) / (4 * mebibyte)) > Math.floor(seen / (4 * mebibyte)))
      await look('reading');
    read.update(chunk);
    seen += chunk.length;
  }
  assert.equal(seen, largeBytes);
  assert.equal(read.digest('hex'), key, 'reads other bytes than were stored');
}
