import type {
  Execution,
  FunctionAlias,
  FunctionVersion,
  Job,
  QinlingFunction,
  Repositories,
  Runtime,
  Snapshot,
  Storage,
  StoredPackage,
  Webhook,
} from '@qinling/core';
import { aFunction, aPackage, aRuntime } from './row-builders.js';

export interface Seed {
  readonly runtimes?: readonly Runtime[];
  readonly packages?: readonly StoredPackage[];
  readonly functions?: readonly QinlingFunction[];
  readonly versions?: readonly FunctionVersion[];
  readonly aliases?: readonly FunctionAlias[];
  readonly executions?: readonly Execution[];
  readonly jobs?: readonly Job[];
  readonly webhooks?: readonly Webhook[];
}

/**
 * Inserts rows in one transaction, and before them the rows that they refer to, where these are missing: an adapter may have
 * foreign keys. (Not from executions, which outlive all that they ran.)
 */
export async function seed(storage: Storage, rows: Seed): Promise<void> {
  const { runtimes = [], packages = [], functions = [], versions = [], executions = [] } = rows;
  const { aliases = [], jobs = [], webhooks = [] } = rows;
  await storage.transaction(async (repositories) => {
    await insertAll(repositories.runtimes, runtimes);
    for (const row of packages) {
      await repositories.packages.acquire(row);
    }
    await insertFunctions(repositories, functions);
    for (const { functionId, projectId } of [...versions, ...aliases, ...jobs, ...webhooks]) {
      if (functionId !== null && (await repositories.functions.get('all', functionId)) === undefined) {
        await insertFunctions(repositories, [aFunction({ id: functionId, projectId })]);
      }
    }
    await addParents(repositories, versions);
    await insertAll(repositories.versions, versions);
    await insertAll(repositories.aliases, aliases);
    await insertAll(repositories.executions, executions);
    await insertAll(repositories.jobs, jobs);
    await insertAll(repositories.webhooks, webhooks);
  });
}

async function insertFunctions(repositories: Repositories, rows: readonly QinlingFunction[]): Promise<void> {
  await addParents(repositories, rows);
  await insertAll(repositories.functions, rows);
}

async function addParents(repositories: Repositories, rows: readonly Snapshot[]): Promise<void> {
  for (const location of new Set(rows.map((row) => row.location))) {
    if (location !== null) {
      await repositories.packages.acquire(aPackage({ location }));
    }
  }
  for (const id of new Set(rows.map((row) => row.runtimeId))) {
    if (id !== null && (await repositories.runtimes.get('all', id)) === undefined) {
      await repositories.runtimes.insert(aRuntime({ id }));
    }
  }
}

async function insertAll<Row>(
  repository: { insert(row: Row): Promise<void> },
  rows: readonly Row[],
): Promise<void> {
  for (const row of rows) {
    await repository.insert(row);
  }
}
