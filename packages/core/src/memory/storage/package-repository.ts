import type { PackageRepository } from '../../ports/storage/package-repository.js';
import { copyRow } from './copy-row.js';
import type { Tables } from './tables.js';

export function createPackageRepository(tables: Tables): PackageRepository {
  const { packages, functions, versions, executions } = tables;

  /** Every location that a function, a version or a running execution refers to (rule R5). */
  function* referenced(): Generator<string | null> {
    for (const row of functions.values()) {
      yield row.location;
    }
    for (const row of versions.values()) {
      yield row.location;
    }
    for (const row of executions.values()) {
      if (row.status === 'running') {
        yield row.location;
      }
    }
  }

  return {
    async get(location) {
      return copyRow(packages.get(location));
    },
    async acquire(row) {
      const standing = packages.get(row.location);
      if (standing === undefined) {
        packages.set(row.location, copyRow(row));
      }
      return copyRow(standing ?? row);
    },
    // Transactions run one at a time, so every location is held already.
    async lock() {},
    async isReferenced(location) {
      return new Set(referenced()).has(location);
    },
    async unreferenced(after, limit) {
      const kept = new Set(referenced());
      return [...packages.values()]
        .map((row) => row.location)
        .filter((location) => location > after && !kept.has(location))
        .sort()
        .slice(0, limit);
    },
    async delete(location) {
      packages.delete(location);
    },
  };
}
