import { type BlobStore, type QinlingFunction, StorageError, type StorageInterceptor } from '@qinling/core';

/** Faults that a race must notice; each test of the proof plants one. */
export const plantNames = [
  'removes-what-is-referred-to',
  'writes-back-stale-settings',
  'counts-by-reading-first',
  'lets-the-lock-out',
  'never-removes',
  'forgets-references',
  'fires-without-advancing',
] as const;

export type PlantName = (typeof plantNames)[number];

interface Plant {
  readonly storage: StorageInterceptor;
  readonly blobs: (blobs: BlobStore) => BlobStore;
}

const none: Plant = { storage: (_call, proceed) => proceed(), blobs: (blobs) => blobs };

/** What a process does wrong; without a name, nothing. */
export function plantedFaults(name: PlantName | undefined): Plant {
  return name === undefined ? none : { ...none, ...plants[name]() };
}

const plants: Readonly<Record<PlantName, () => Partial<Plant>>> = {
  'removes-what-is-referred-to': () => ({
    storage: async ({ method }, proceed) => (method === 'isReferenced' ? false : proceed()),
  }),
  'writes-back-stale-settings': () => {
    // As a host would that keeps rows in a cache and writes whole rows.
    const stale = new Map<string, QinlingFunction>();
    return {
      storage: async ({ repository, method, args }, proceed) => {
        if (repository !== 'functions') return proceed();
        if (method === 'update') {
          const [id, changes] = args as [string, Partial<QinlingFunction>];
          const { name, description, cpuMillis, memoryBytes, timeoutSeconds } = stale.get(id) ?? {};
          Object.assign(changes, { name, description, cpuMillis, memoryBytes, timeoutSeconds, ...changes });
          return proceed();
        }
        const found = await proceed();
        if (method === 'get' && found !== undefined && !stale.has(String(args[1])))
          stale.set(String(args[1]), found as QinlingFunction);
        return found;
      },
    };
  },
  'counts-by-reading-first': () => ({
    // Every second addition is lost, as when two read the same count.
    storage: (() => {
      let additions = 0;
      return async ({ method }, proceed) => {
        if (method !== 'incrementCount') return proceed();
        additions += 1;
        return additions % 2 === 0 ? undefined : proceed();
      };
    })(),
  }),
  'lets-the-lock-out': () => ({
    storage: async ({ method }, proceed) => {
      if (method === 'takeVersionNumber' && Math.random() < 0.05)
        throw new StorageError('The rows can not be read or written: database is locked.');
      return proceed();
    },
  }),
  'never-removes': () => ({
    storage: async ({ repository, method }, proceed) => {
      if (method === 'unreferenced') return [];
      return repository === 'packages' && method === 'isReferenced' ? true : proceed();
    },
  }),
  'forgets-references': () => ({
    storage: async ({ method }, proceed) =>
      ['pointingAt', 'idsOf', 'idsOfAlias', 'unfinishedOf', 'unfinishedOfAlias'].includes(method)
        ? []
        : proceed(),
  }),
  'fires-without-advancing': () => ({
    storage: async ({ repository, method, args }, proceed) => {
      if (repository === 'jobs' && method === 'advance') {
        await proceed();
        return true;
      }
      const [row] = args;
      // Passes by the index that would stop it.
      if (repository === 'executions' && method === 'insert') Object.assign(row ?? {}, { scheduledAt: null });
      return proceed();
    },
  }),
};
