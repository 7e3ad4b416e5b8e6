import { MemoryStorage, type Repositories, type Storage } from '@qinling/core';
import type { StorageSubject } from '../../src/index.js';

/** A storage that is broken on purpose, and the cases that must find it out. */
export interface StorageMutant {
  readonly defect: string;
  readonly reds: readonly string[];
  readonly subject: StorageSubject;
}

/** Some methods of some repositories, replaced. */
export type Defects = { readonly [Name in keyof Repositories]?: Partial<Repositories[Name]> };

/** Gives the defects of repositories that work. Called for those outside of transactions and for those of each. */
export type Breaks = (repositories: Repositories) => Defects;

/** A mutant whose repositories are broken, inside and outside of transactions. */
export function mutant(defect: string, reds: string | readonly string[], breaks: Breaks): StorageMutant {
  return storageMutant(defect, reds, (storage) => breakStorage(storage, breaks));
}

/** A mutant with a memory: `begin` is called for every handle. */
export function mutantWithMemory(
  defect: string,
  reds: string | readonly string[],
  begin: () => Breaks,
): StorageMutant {
  return storageMutant(defect, reds, (storage) => breakStorage(storage, begin()));
}

/** A mutant of the storage as a whole. */
export function storageMutant(
  defect: string,
  reds: string | readonly string[],
  wrap: (storage: MemoryStorage) => Storage,
): StorageMutant {
  const intact = new WeakMap<Storage, MemoryStorage>();
  function handle(sharing?: MemoryStorage): Storage {
    const storage = new MemoryStorage(sharing);
    const broken = wrap(storage);
    intact.set(broken, storage);
    return broken;
  }
  return {
    defect,
    reds: typeof reds === 'string' ? [reds] : reds,
    subject: {
      create: async () => handle(),
      destroy: async (storage) => intact.get(storage)?.close(),
      reopen: async (storage) => handle(intact.get(storage)),
    },
  };
}

export function breakStorage(storage: Storage, breaks: Breaks): Storage {
  return {
    ...breakRepositories(storage, breaks),
    transaction: (work) =>
      storage.transaction((repositories) => work(breakRepositories(repositories, breaks))),
    ping: () => storage.ping(),
    close: () => storage.close(),
  };
}

export function breakRepositories(intact: Repositories, breaks: Breaks): Repositories {
  const defects = breaks(intact);
  return {
    runtimes: { ...intact.runtimes, ...defects.runtimes },
    functions: { ...intact.functions, ...defects.functions },
    versions: { ...intact.versions, ...defects.versions },
    aliases: { ...intact.aliases, ...defects.aliases },
    packages: { ...intact.packages, ...defects.packages },
    executions: { ...intact.executions, ...defects.executions },
    jobs: { ...intact.jobs, ...defects.jobs },
    webhooks: { ...intact.webhooks, ...defects.webhooks },
    hosts: { ...intact.hosts, ...defects.hosts },
  };
}

/** Lets everything else that is under way take a step: what a read and a write in two statements do. */
export async function breathe(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
