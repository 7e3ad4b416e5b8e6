import type { QinlingFunction } from '../../domain/function.js';
import type { Repository } from './repository.js';

/** Beside each row lies its version counter, which only `takeVersionNumber` moves (rule R1). */
export interface FunctionRepository extends Repository<QinlingFunction> {
  /**
   * Holds the row until the transaction ends, so that a check and the change that it guards are one (rule R11). False when there is
   * no such row. Only inside a transaction.
   */
  lock(id: string): Promise<boolean>;
  /** Takes the next version number; 1 at first. Numbers rise by one and are never given twice (rule R1). */
  takeVersionNumber(id: string): Promise<number>;
  /** Adds one to `count`, in one statement. */
  incrementCount(id: string): Promise<void>;
}
