import type { Generated } from 'kysely';
import type { aliasTable } from './tables/alias-table.js';
import type { executionTable } from './tables/execution-table.js';
import type { functionTable } from './tables/function-table.js';
import type { jobTable } from './tables/job-table.js';
import type { packageTable } from './tables/package-table.js';
import type { runtimeTable } from './tables/runtime-table.js';
import type { StoredRow } from './tables/table.js';
import type { versionTable } from './tables/version-table.js';
import type { webhookTable } from './tables/webhook-table.js';

/** Every table, as Kysely types queries. Beyond the rows of the nouns stands here what only SQL sees. */
export interface Database {
  runtimes: StoredRow<typeof runtimeTable.columns>;
  functions: StoredRow<typeof functionTable.columns> & {
    /** The last number that `takeVersionNumber` gave (rule R1). */
    version_counter: Generated<number>;
  };
  function_versions: StoredRow<typeof versionTable.columns>;
  function_aliases: StoredRow<typeof aliasTable.columns>;
  packages: StoredRow<typeof packageTable.columns>;
  executions: StoredRow<typeof executionTable.columns>;
  /** A table of its own, so that reading an execution never reads its log. */
  execution_logs: { execution_id: string; text: string };
  jobs: StoredRow<typeof jobTable.columns>;
  webhooks: StoredRow<typeof webhookTable.columns>;
  hosts: { id: string; lease_expires_at: number };
}
