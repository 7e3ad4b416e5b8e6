import type { Execution } from '../../domain/execution.js';
import type { QinlingFunction } from '../../domain/function.js';
import type { FunctionAlias } from '../../domain/function-alias.js';
import type { FunctionVersion } from '../../domain/function-version.js';
import type { Job } from '../../domain/job.js';
import type { Runtime } from '../../domain/runtime.js';
import type { StoredPackage } from '../../domain/stored-package.js';
import type { Webhook } from '../../domain/webhook.js';
import { LayeredMap } from './layered-map.js';

/** All that is stored, each by its id; packages by location. */
export interface Tables {
  readonly runtimes: LayeredMap<Runtime>;
  readonly functions: LayeredMap<QinlingFunction>;
  /** The last version number that was issued, by function (rule R1). */
  readonly versionCounters: LayeredMap<number>;
  readonly versions: LayeredMap<FunctionVersion>;
  readonly aliases: LayeredMap<FunctionAlias>;
  readonly packages: LayeredMap<StoredPackage>;
  readonly executions: LayeredMap<Execution>;
  readonly logs: LayeredMap<string>;
  readonly jobs: LayeredMap<Job>;
  readonly webhooks: LayeredMap<Webhook>;
  /** When each host's lease ends. */
  readonly leases: LayeredMap<Date>;
}

/** Empty tables, or a layer for one transaction over existing ones. */
export function createTables(below?: Tables): Tables {
  return {
    runtimes: new LayeredMap(below?.runtimes),
    functions: new LayeredMap(below?.functions),
    versionCounters: new LayeredMap(below?.versionCounters),
    versions: new LayeredMap(below?.versions),
    aliases: new LayeredMap(below?.aliases),
    packages: new LayeredMap(below?.packages),
    executions: new LayeredMap(below?.executions),
    logs: new LayeredMap(below?.logs),
    jobs: new LayeredMap(below?.jobs),
    webhooks: new LayeredMap(below?.webhooks),
    leases: new LayeredMap(below?.leases),
  };
}

/** Moves a layer's changes to the tables below, in one turn of the event loop: nobody sees half of them. */
export function commitTables(tables: Tables): void {
  for (const table of Object.values(tables)) {
    table.commit();
  }
}
