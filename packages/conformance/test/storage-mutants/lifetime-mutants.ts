import { MemoryStorage } from '@qinling/core';
import { aRuntime } from '../../src/index.js';
import { breakRepositories, breathe, type StorageMutant, storageMutant } from './storage-mutant.js';

export const lifetimeMutants: readonly StorageMutant[] = [
  storageMutant(
    'is not ready when it is given out',
    'lifetime: a new storage is empty and answers',
    (storage) => ({
      ...breakRepositories(storage, () => ({})),
      transaction: (work) => storage.transaction(work),
      ping: () => Promise.reject(new Error('connecting')),
      close: () => storage.close(),
    }),
  ),
  storageMutant('keeps rows of before', 'lifetime: a new storage is empty and answers', (storage) => {
    const left = storage.runtimes.insert(aRuntime());
    return {
      ...breakRepositories(storage, ({ runtimes }) => ({
        runtimes: {
          async list(query) {
            await left;
            return runtimes.list(query);
          },
        },
      })),
      transaction: (work) => storage.transaction(work),
      ping: () => storage.ping(),
      close: () => storage.close(),
    };
  }),
  storageMutant(
    'stays open when it is closed',
    'lifetime: after close every call is refused as a storage error',
    (storage) => ({
      ...breakRepositories(storage, () => ({})),
      transaction: (work) => storage.transaction(work),
      ping: () => storage.ping(),
      close: async () => undefined,
    }),
  ),
  storageMutant('cannot be closed twice', 'lifetime: it can be closed twice', (storage) => {
    let closed = false;
    return {
      ...breakRepositories(storage, () => ({})),
      transaction: (work) => storage.transaction(work),
      ping: () => storage.ping(),
      async close() {
        if (closed) {
          throw new Error('closed already');
        }
        closed = true;
      },
    };
  }),
  storageMutant(
    "lets the driver's errors out when it closes",
    'lifetime: what was begun before close happens whole or not at all',
    (storage) => {
      let closed = false;
      return {
        ...breakRepositories(storage, ({ runtimes }) => ({
          runtimes: {
            async insert(row) {
              await breathe();
              if (closed) {
                throw new Error('The database connection is not open');
              }
              return runtimes.insert(row);
            },
          },
        })),
        transaction: (work) => storage.transaction(work),
        ping: () => storage.ping(),
        async close() {
          closed = true;
        },
      };
    },
  ),
  {
    defect: 'keeps its rows to one handle',
    reds: [
      'lifetime: R6: what was committed is there when it is opened again',
      'two handles: what one commits the other reads',
    ],
    subject: {
      create: async () => new MemoryStorage(),
      destroy: (storage) => storage.close(),
      reopen: async () => new MemoryStorage(),
    },
  },
];
