import type { FunctionVersion } from '../../domain/function-version.js';
import type { Scope } from '../../domain/scope.js';
import type { Repository } from './repository.js';

/** Lists are ordered by version number, unless sorted otherwise. (functionId, versionNumber) is unique. */
export interface VersionRepository extends Repository<FunctionVersion> {
  getByNumber(scope: Scope, functionId: string, versionNumber: number): Promise<FunctionVersion | undefined>;
  /** The version with the highest number, of those that exist. */
  newest(functionId: string): Promise<FunctionVersion | undefined>;
  /** How many versions of the function exist. */
  countOf(functionId: string): Promise<number>;
  /** Adds one to `count`, in one statement. */
  incrementCount(id: string): Promise<void>;
  /** Removes every version of a function and says which locations they had, each once. */
  deleteAllOf(functionId: string): Promise<readonly string[]>;
}
