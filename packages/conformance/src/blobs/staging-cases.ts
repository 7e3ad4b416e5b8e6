import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { hasErrorCode } from '@qinling/core';
import {
  assertHolds,
  assertHoldsNothing,
  assertSameBytes,
  collect,
  failingAfter,
  inChunks,
  keyOf,
  keysOf,
  newBytes,
  put,
  severalChunks,
} from './blob-bytes.js';
import { type BlobStoreCase, blobCase } from './blob-store-subject.js';

export const stagingCases: readonly BlobStoreCase[] = [
  blobCase('shows nothing of a staged blob before it has a name', async (store) => {
    const bytes = newBytes();
    await store.stage(inChunks(bytes));
    await assertHoldsNothing(store, keyOf(bytes));
    assert.deepEqual(await keysOf(store), []);
  }),

  blobCase('tells the size of a staged blob', async (store) => {
    assert.equal((await store.stage(inChunks(newBytes()))).sizeBytes, severalChunks);
    assert.equal((await store.stage(inChunks(newBytes(0)))).sizeBytes, 0);
  }),

  blobCase('reads any part of a staged blob, in any order and again', async (store) => {
    const bytes = newBytes();
    const staged = await store.stage(inChunks(bytes));
    const last = severalChunks - 1;
    for (const [start, end] of [
      [last, last + 1],
      [0, severalChunks],
      [65_530, 65_546],
      [7, 7],
      [0, 1],
    ] as const) {
      const part = await collect(staged.read(start, end));
      assertSameBytes(part, bytes.subarray(start, end), `the part from ${start} to ${end}`);
    }
  }),

  blobCase('lets the error of a failing source through, unchanged', async (store) => {
    const error = new Error('The client went away.');
    await assert.rejects(store.stage(failingAfter(newBytes(), error)), (thrown) => thrown === error);
    await assert.rejects(store.stage(failingAfter(newBytes(0), error)), (thrown) => thrown === error);
  }),

  blobCase(
    'reads its source from the start, since a stream that fails unheard ends the process',
    async (store) => {
      let asked = false;
      async function* source(): AsyncIterable<Uint8Array> {
        asked = true;
        yield newBytes(10);
      }
      const staging = store.stage(source());
      const askedAtOnce = asked;
      await staging;
      assert.ok(askedAtOnce, 'stage awaits something else before it asks for the first chunk');
    },
  ),

  blobCase('keeps the bytes of chunks whose memory is used again for the next one', async (store) => {
    const bytes = newBytes();
    async function* inOneBuffer(): AsyncIterable<Uint8Array> {
      const buffer = new Uint8Array(65_536);
      for await (const chunk of inChunks(bytes, buffer.length)) {
        buffer.set(chunk);
        yield buffer.subarray(0, chunk.length);
        buffer.fill(0);
      }
    }
    const staged = await store.stage(inOneBuffer());
    assertSameBytes(await collect(staged.read(0, bytes.length)), bytes);
  }),

  blobCase('leaves nothing under any name when the source fails half-way', async (store) => {
    const bytes = newBytes();
    await assert.rejects(store.stage(failingAfter(bytes, new Error('The client went away.'))));
    await assertHoldsNothing(store, keyOf(bytes));
    assert.deepEqual(await keysOf(store), []);
  }),

  blobCase('stages several blobs at once without mixing them', async (store) => {
    const blobs = [newBytes(), newBytes(), newBytes()];
    await Promise.all(blobs.map((bytes) => put(store, bytes)));
    for (const bytes of blobs) await assertHolds(store, keyOf(bytes), bytes);
  }),

  blobCase('tells of a local file only what can be read there', async (store) => {
    const bytes = newBytes(2_000_003);
    const problems: string[] = [];
    const told: number[] = [];
    let toldAtFirst = false;
    async function* source(): AsyncIterable<Uint8Array> {
      toldAtFirst = told.length > 0;
      yield* inChunks(bytes);
    }
    const staged = await store.stage(source(), (path, readableBytes) => {
      told.push(readableBytes);
      const there = readableBytes === 0 ? Buffer.alloc(0) : readFileSync(path).subarray(0, readableBytes);
      if (!there.equals(bytes.subarray(0, readableBytes)))
        problems.push(`not the first ${readableBytes} bytes`);
    });
    if (told.length > 0) {
      assert.deepEqual(problems, [], 'the file that stage tells of does not hold what it says');
      assert.ok(toldAtFirst, 'stage asks for the first chunk before it tells of its file');
      assert.equal(told.at(-1), bytes.length, 'stage does not tell of the last bytes in its file');
    }
    if (staged.path !== undefined) assertSameBytes(readFileSync(staged.path), bytes, 'the file of the blob');
  }),

  blobCase('keeps nothing of a discarded blob', async (store) => {
    const bytes = newBytes();
    await (await store.stage(inChunks(bytes))).discard();
    await assertHoldsNothing(store, keyOf(bytes));
    assert.deepEqual(await keysOf(store), []);
  }),

  blobCase('takes a second discard for nothing', async (store) => {
    const staged = await store.stage(inChunks(newBytes()));
    await staged.discard();
    await staged.discard();
  }),

  blobCase('refuses to commit a discarded blob', async (store) => {
    const bytes = newBytes();
    const staged = await store.stage(inChunks(bytes));
    await staged.discard();
    await assert.rejects(staged.commit(keyOf(bytes)), (thrown) => hasErrorCode(thrown, 'storage'));
    await assertHoldsNothing(store, keyOf(bytes));
  }),

  blobCase('keeps the blob when a discard follows its commit', async (store) => {
    const bytes = newBytes();
    const staged = await store.stage(inChunks(bytes));
    await staged.commit(keyOf(bytes));
    await staged.discard();
    await assertHolds(store, keyOf(bytes), bytes);
  }),
];
