import type { Storage } from '@qinling/core';
import type { ConformanceCase } from '../cases.js';

/** What makes the storage that is to be proved. */
export interface StorageSubject {
  /** Gives an empty storage, ready for use. Every case asks for one of its own. */
  create(): Promise<Storage>;
  /** Closes it and removes what it left: files, tables. The case may have closed it already. */
  destroy(storage: Storage): Promise<void>;
  /**
   * Opens a second handle on the rows of a storage, as another process would. Leave it out when only one handle can
   * reach them; the cases about races between hosts are left out then. The kit closes the handle.
   */
  reopen?(storage: Storage): Promise<Storage>;
}

export type StorageCase = ConformanceCase<StorageSubject>;

/** A case that needs an empty storage. */
export function storageCase(name: string, run: (storage: Storage) => Promise<void>): StorageCase {
  return {
    name,
    async run(subject) {
      const storage = await subject.create();
      try {
        await run(storage);
      } finally {
        await subject.destroy(storage);
      }
    },
  };
}

/** A case that needs two handles on the same empty storage. */
export function twoHandlesCase(
  name: string,
  run: (first: Storage, second: Storage) => Promise<void>,
): StorageCase {
  return {
    name,
    appliesTo: ({ reopen }) => reopen !== undefined,
    async run(subject) {
      const first = await subject.create();
      try {
        const second = await subject.reopen?.(first);
        if (second !== undefined) {
          await run(first, second).finally(() => second.close());
        }
      } finally {
        await subject.destroy(first);
      }
    },
  };
}
