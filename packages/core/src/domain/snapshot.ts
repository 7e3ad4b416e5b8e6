import type { FunctionCode } from './function-code.js';
import type { ResourceLimits } from './resource-limits.js';

/**
 * Everything that decides what a run does: code and settings. A version is one, frozen (rule R2); an
 * execution carries the one it was created with (rule R8).
 */
export interface Snapshot extends ResourceLimits {
  readonly code: FunctionCode;
  /** Content address of the package: lower-case hex sha256 of its bytes. Null for image code. */
  readonly location: string | null;
  /** `module.name`, split at the last dot. Null for image code. */
  readonly entry: string | null;
  readonly runtimeId: string | null;
}

/** Picks the snapshot out of a function, a version or an execution. */
export function snapshotOf(from: Snapshot): Snapshot {
  const { code, location, entry, runtimeId, cpuMillis, memoryBytes, timeoutSeconds } = from;
  return { code, location, entry, runtimeId, cpuMillis, memoryBytes, timeoutSeconds };
}
