import type { BlobStore } from '@qinling/core';
import type { ConformanceCase } from '../cases.js';

/** How the kit gets a blob store to prove. */
export interface BlobStoreSubject<Store extends BlobStore = BlobStore> {
  /** Makes a new, empty store. Every case asks for its own. */
  create(): Promise<Store>;
  /** Removes what `create` made; called when the store, and whatever was reopened on it, is closed. */
  destroy?(store: Store): Promise<void>;
  /**
   * Given by adapters whose blobs outlive the process: opens the data of `store`, which is closed, once more. With it
   * the kit also proves durability and that a large blob is never held in memory.
   */
  reopen?(store: Store): Promise<Store>;
}

export type BlobStoreCase = ConformanceCase<BlobStoreSubject>;

/** A case that gets a store of its own, closed and removed afterwards. */
export function blobCase(name: string, prove: (store: BlobStore) => Promise<void>): BlobStoreCase {
  return { name, run: (subject) => withStore(subject, prove) };
}

/** A case of durable adapters alone: `before` runs on a new store, `after` on what is reopened from its data. */
export function reopenCase<Kept>(
  name: string,
  before: (store: BlobStore) => Promise<Kept>,
  after: (store: BlobStore, kept: Kept) => Promise<void>,
): BlobStoreCase {
  return {
    name,
    appliesTo: isDurable,
    async run(subject) {
      const store = await subject.create();
      try {
        const kept = await closing(store, before);
        const reopened = await subject.reopen?.(store);
        if (reopened === undefined) throw new Error('The subject has no `reopen`.');
        await closing(reopened, () => after(reopened, kept));
      } finally {
        await subject.destroy?.(store);
      }
    },
  };
}

export function isDurable(subject: BlobStoreSubject): boolean {
  return subject.reopen !== undefined;
}

export async function withStore(
  subject: BlobStoreSubject,
  prove: (store: BlobStore) => Promise<void>,
): Promise<void> {
  const store = await subject.create();
  try {
    await closing(store, prove);
  } finally {
    await subject.destroy?.(store);
  }
}

async function closing<Result>(
  store: BlobStore,
  work: (store: BlobStore) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
