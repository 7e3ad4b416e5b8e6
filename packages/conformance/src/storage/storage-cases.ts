import { aliasCases } from './cases/alias-cases.js';
import { everyColumnCases } from './cases/every-column-cases.js';
import { executionCases } from './cases/execution-cases.js';
import { filterCases } from './cases/filter-cases.js';
import { functionCases } from './cases/function-cases.js';
import { hostCases } from './cases/host-cases.js';
import { isolationCases } from './cases/isolation-cases.js';
import { jobCases } from './cases/job-cases.js';
import { lifetimeCases } from './cases/lifetime-cases.js';
import { logCases } from './cases/log-cases.js';
import { packageCases } from './cases/package-cases.js';
import { pagingCases } from './cases/paging-cases.js';
import { raceCases } from './cases/race-cases.js';
import { rollbackCases } from './cases/rollback-cases.js';
import { rowCases } from './cases/row-cases.js';
import { runtimeCases } from './cases/runtime-cases.js';
import { scheduledRunCases } from './cases/scheduled-run-cases.js';
import { scopeCases } from './cases/scope-cases.js';
import { sharedCommitCases } from './cases/shared-commit-cases.js';
import { sortCases } from './cases/sort-cases.js';
import { transactionCases } from './cases/transaction-cases.js';
import { valueCases } from './cases/value-cases.js';
import { versionCases } from './cases/version-cases.js';
import { webhookCases } from './cases/webhook-cases.js';
import type { StorageCase } from './storage-subject.js';

/** Every promise of the `Storage` port. The rules (R1 …) that a promise serves stand in its name. */
export const storageCases: readonly StorageCase[] = [
  ...lifetimeCases,
  ...rowCases,
  ...valueCases,
  ...scopeCases,
  ...pagingCases,
  ...filterCases,
  ...sortCases,
  ...everyColumnCases,
  ...transactionCases,
  ...sharedCommitCases,
  ...rollbackCases,
  ...isolationCases,
  ...runtimeCases,
  ...functionCases,
  ...versionCases,
  ...aliasCases,
  ...packageCases,
  ...executionCases,
  ...scheduledRunCases,
  ...logCases,
  ...hostCases,
  ...jobCases,
  ...webhookCases,
  ...raceCases,
];
