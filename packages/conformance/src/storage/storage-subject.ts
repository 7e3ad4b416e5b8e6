import assert from 'node:assert/strict';
import type { Storage } from '@qinling/core';
import type { ConformanceCase } from '../cases.js';

/** What makes the storage that is to be proved. */
export interface StorageSubject {
  /** Gives an empty storage, ready for use. Every case asks for one of its own. */
  create(): Promise<Storage>;
  /** Closes it and removes what it left: files, tables. The case may have closed it already. */
  destroy(storage: Storage): Promise<void>;
  /**
   * Opens another handle on the rows of a storage, as a second process would, or the same one after a restart: the first
   * may be closed. Leave it out when rows live and die with their handle; the cases about two handles are left out then. The
   * kit closes the handle.
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
  return reopeningCase(name, async (first, reopen) => {
    const second = await reopen();
    await run(first, second);
  });
}

/** A case that opens further handles when it wants them. */
export function reopeningCase(
  name: string,
  run: (first: Storage, reopen: () => Promise<Storage>) => Promise<void>,
): StorageCase {
  return {
    name,
    appliesTo: ({ reopen }) => reopen !== undefined,
    async run(subject) {
      const first = await subject.create();
      const others: Storage[] = [];
      const reopen = async () => {
        const other = await subject.reopen?.(first);
        assert.ok(other, 'This case applies to subjects that can reopen.');
        others.push(other);
        return other;
      };
      try {
        await run(first, reopen);
      } finally {
        await Promise.all(others.map((other) => other.close()));
        await subject.destroy(first);
      }
    },
  };
}
