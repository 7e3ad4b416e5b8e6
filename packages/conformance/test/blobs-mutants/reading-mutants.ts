import { type BlobInfo, StorageError } from '@qinling/core';
import { collect, inChunks } from '../../src/blobs/blob-bytes.js';
import { type BlobMutant, mutant } from './blob-mutant.js';

export const readingMutants: readonly BlobMutant[] = [
  mutant(
    'streams nothing for a missing blob',
    'finds nothing under a key that was never committed',
    (store) => ({
      open: async (key, range) => (await store.open(key, range)) ?? inChunks(new Uint8Array(0)),
    }),
  ),
  mutant('matches by prefix', 'does not take the beginning of a key for the key', (store) => ({
    open: async (key, range) => {
      for await (const found of store.list(key)) return store.open(found, range);
      return undefined;
    },
  })),
  mutant('tells no size', 'tells the size of a blob without reading it', (store) => ({
    head: async (key): Promise<BlobInfo | undefined> => (await store.head(key)) && { sizeBytes: 0 },
  })),
  mutant('shares one cursor among readers', 'serves several readers of a blob at once', (store) => {
    const cursors = new Map<string, Promise<AsyncIterable<Uint8Array> | undefined>>();
    return {
      open: async (key, range) => {
        const cursor = cursors.get(key) ?? store.open(key, range);
        cursors.set(key, cursor);
        return cursor;
      },
    };
  }),
  mutant('hands out its own memory', 'hands out chunks that the reader may change', (store) => {
    const cache = new Map<string, Promise<Buffer>>();
    return {
      open: async (key) => {
        const chunks = await store.open(key);
        if (chunks === undefined) return undefined;
        const bytes = cache.get(key) ?? collect(chunks);
        cache.set(key, bytes);
        return inChunks(await bytes);
      },
    };
  }),
  mutant(
    'never frees a reader that stops early',
    'lets a reader stop early, and serves the next',
    (store) => {
      let descriptors = 10;
      return {
        open: async (key, range) => {
          const chunks = await store.open(key, range);
          if (chunks === undefined) return undefined;
          if (descriptors === 0) throw new StorageError('EMFILE');
          descriptors -= 1;
          return (async function* () {
            yield* chunks;
            descriptors += 1;
          })();
        },
      };
    },
  ),
  mutant(
    'ends the stream when the blob is deleted',
    'never ends a stream short, also when the blob is deleted meanwhile',
    (store) => ({
      open: async (key, range) => {
        const chunks = await store.open(key, range);
        return (
          chunks &&
          (async function* () {
            for await (const chunk of chunks) if (await store.head(key)) yield chunk;
          })()
        );
      },
    }),
  ),
];
