import type { Runtime, RuntimeStatus } from '../../domain/runtime.js';
import type { Repository } from './repository.js';

/** A project's scope sees its own runtimes and the public ones. */
export interface RuntimeRepository extends Repository<Runtime> {
  /** Guarded move: sets the columns if the status is still `expected`. False when it is not. */
  updateIfStatus(
    id: string,
    expected: RuntimeStatus,
    changes: Partial<Omit<Runtime, 'id'>>,
  ): Promise<boolean>;
  /** Whether a function or a version uses this runtime. */
  isUsed(id: string): Promise<boolean>;
}
