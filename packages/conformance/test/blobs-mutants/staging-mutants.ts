import { setImmediate } from 'node:timers/promises';
import { StorageError } from '@qinling/core';
import { collect, inChunks, keyOf, put } from '../../src/blobs/blob-bytes.js';
import { type BlobMutant, mutant, stagedMutant } from './blob-mutant.js';

export const stagingMutants: readonly BlobMutant[] = [
  mutant('names the bytes while staging', 'shows nothing of a staged blob before it has a name', (store) => ({
    stage: async (source) => {
      const bytes = await collect(source);
      await put(store, bytes);
      return store.stage(inChunks(bytes));
    },
  })),
  stagedMutant('counts a byte too many', 'tells the size of a staged blob', ({ sizeBytes }) => ({
    sizeBytes: sizeBytes + 1,
  })),
  stagedMutant(
    'reads a staged blob from its beginning only',
    'reads any part of a staged blob, in any order and again',
    (staged) => ({ read: (_start, end) => staged.read(0, end) }),
  ),
  mutant(
    'keeps chunks instead of copies',
    'keeps the bytes of chunks whose memory is used again for the next one',
    (store) => ({
      stage: async (source) => {
        return store.stage(inChunks(await collect(source)));
      },
    }),
  ),
  mutant(
    'wraps the error of the source',
    'lets the error of a failing source through, unchanged',
    (store) => ({
      stage: (source) =>
        store.stage(source).catch((cause: unknown) => {
          throw new StorageError('Cannot stage.', { cause });
        }),
    }),
  ),
  mutant(
    'opens a file before it reads the source',
    'reads its source from the start, since a stream that fails unheard ends the process',
    (store) => ({
      stage: async (source) => {
        await setImmediate();
        return store.stage(source);
      },
    }),
  ),
  mutant(
    'keeps a partial blob under its name',
    'leaves nothing under any name when the source fails half-way',
    (store) => ({
      stage: async (source) => {
        const chunks: Uint8Array[] = [];
        try {
          for await (const chunk of source) chunks.push(chunk);
        } catch (error) {
          await put(store, Buffer.concat(chunks));
          throw error;
        }
        return store.stage(inChunks(Buffer.concat(chunks)));
      },
    }),
  ),
  mutant('has one staging area for all', 'stages several blobs at once without mixing them', (store) => {
    let area: Uint8Array[] = [];
    return {
      stage: async (source) => {
        area = [];
        for await (const chunk of source) area.push(chunk);
        return store.stage(inChunks(Buffer.concat(area)));
      },
    };
  }),
  mutant(
    'tells of bytes that are not in its file yet',
    'tells of a local file only what can be read there',
    (store) => ({
      stage: (source, written) => {
        written?.('/dev/null', 1);
        return store.stage(source);
      },
    }),
  ),
  stagedMutant('publishes on discard', 'keeps nothing of a discarded blob', (staged) => ({
    discard: async () => staged.commit(keyOf(await collect(staged.read(0, staged.sizeBytes)))),
  })),
  stagedMutant('fails a second discard', 'takes a second discard for nothing', () => {
    let discarded = false;
    return {
      discard: async () => {
        if (discarded) throw new StorageError('There is no staged file.');
        discarded = true;
      },
    };
  }),
  stagedMutant('forgets to drop on discard', 'refuses to commit a discarded blob', () => ({
    discard: async () => {},
  })),
  stagedMutant(
    'deletes the blob when it is discarded after commit',
    'keeps the blob when a discard follows its commit',
    (staged, store) => {
      let committed = '';
      return {
        commit: async (key) => {
          await staged.commit(key);
          committed = key;
        },
        discard: () => store.delete(committed),
      };
    },
  ),
];
