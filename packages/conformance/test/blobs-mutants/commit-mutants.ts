import { StorageError } from '@qinling/core';
import { type BlobMutant, first, mutant, stagedMutant } from './blob-mutant.js';

export const commitMutants: readonly BlobMutant[] = [
  mutant('truncates', 'gives back what was committed, every byte in order', (store) => ({
    open: async (key, range) => {
      const chunks = await store.open(key, range);
      return chunks && first(chunks, 65_536);
    },
  })),
  mutant('takes an empty blob for a missing one', 'stores a blob of no bytes', (store) => ({
    head: async (key) => ((await store.head(key))?.sizeBytes ? store.head(key) : undefined),
  })),
  mutant('stops at an empty chunk', 'takes a source of many small and empty chunks', (store) => ({
    stage: (source) =>
      store.stage(
        (async function* () {
          for await (const chunk of source) {
            if (chunk.length === 0) return;
            yield chunk;
          }
        })(),
      ),
  })),
  stagedMutant(
    'replaces existing bytes',
    'keeps the existing bytes when the key exists already, and succeeds',
    (staged, store) => ({
      commit: async (key) => {
        await store.delete(key);
        await staged.commit(key);
      },
    }),
  ),
  stagedMutant(
    'refuses an existing key',
    'keeps the existing bytes when the key exists already, and succeeds',
    (staged, store) => ({
      commit: async (key) => {
        if (await store.head(key)) throw new StorageError('EEXIST');
        await staged.commit(key);
      },
    }),
  ),
  stagedMutant(
    'fails a repeated commit',
    'takes a repeated commit for done, since a storage transaction may run twice',
    (staged) => {
      let committed = false;
      return {
        commit: async (key) => {
          if (committed) throw new StorageError('There is no staged file.');
          committed = true;
          await staged.commit(key);
        },
      };
    },
  ),
  mutant(
    'locks a key and fails who comes second',
    'keeps one whole blob when two commits of a key race',
    (store) => {
      const locked = new Set<string>();
      return {
        stage: async (source) => {
          const staged = await store.stage(source);
          const commit = async (key: string): Promise<void> => {
            if (locked.has(key)) throw new StorageError('Somebody else commits this key.');
            locked.add(key);
            await staged.commit(key);
            locked.delete(key);
          };
          return {
            sizeBytes: staged.sizeBytes,
            read: (start, end) => staged.read(start, end),
            commit,
            discard: () => staged.discard(),
          };
        },
      };
    },
  ),
];
