import type { StoredPackage } from '../../domain/stored-package.js';

/** The stored packages. A package is removed under the same lock under which references to it are added (rules R5, R6). */
export interface PackageRepository {
  get(location: string): Promise<StoredPackage | undefined>;
  /**
   * Adds the row if it is not there, and in any case holds this location until the transaction ends. Returns the row that
   * stands. Only inside a transaction.
   */
  acquire(row: StoredPackage): Promise<StoredPackage>;
  /** Holds this location until the transaction ends, whether or not it has a row. Only inside a transaction. */
  lock(location: string): Promise<void>;
  /** Whether a function, a version or a running execution refers to the location. */
  isReferenced(location: string): Promise<boolean>;
  /** Locations after `after`, in order, that nothing refers to. */
  unreferenced(after: string, limit: number): Promise<readonly string[]>;
  delete(location: string): Promise<void>;
}
