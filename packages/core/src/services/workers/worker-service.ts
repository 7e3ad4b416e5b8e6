import type { Caller } from '../../domain/caller.js';
import type { WorkerInfo } from '../../ports/orchestrator.js';

/** The workers of a function, at a version; 0 is the latest code. For administrators; that is the surface's check. */
export interface WorkerService {
  /** Of one version, or of all when none is given. */
  list(caller: Caller, functionId: string, functionVersion?: number | null): Promise<readonly WorkerInfo[]>;
  /** Starts `count` more workers, 1 or more. Resolves when that is under way. */
  scaleUp(caller: Caller, functionId: string, functionVersion: number, count: number): Promise<void>;
  /** Ends up to `count` idle workers, never the last one. */
  scaleDown(caller: Caller, functionId: string, functionVersion: number, count: number): Promise<void>;
  /** Retires every worker. */
  detach(caller: Caller, functionId: string, functionVersion: number): Promise<void>;
}
