import type { FunctionAlias } from '../../domain/function-alias.js';
import type { Repository } from './repository.js';

/** (projectId, name) is unique. */
export interface AliasRepository extends Repository<FunctionAlias> {
  getByName(projectId: string, name: string): Promise<FunctionAlias | undefined>;
  /** The aliases of every project that point at a function, or at one version of it. */
  pointingAt(functionId: string, functionVersion?: number): Promise<readonly FunctionAlias[]>;
}
