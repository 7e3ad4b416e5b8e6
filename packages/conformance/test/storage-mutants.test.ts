import { describe, expect, it } from 'vitest';
import { expectRed, storageCases } from '../src/index.js';
import { aliasMutants } from './storage-mutants/alias-mutants.js';
import { everyNounMutants } from './storage-mutants/every-noun-mutants.js';
import { executionMutants } from './storage-mutants/execution-mutants.js';
import { filterMutants } from './storage-mutants/filter-mutants.js';
import { functionMutants } from './storage-mutants/function-mutants.js';
import { hostMutants } from './storage-mutants/host-mutants.js';
import { isolationMutants } from './storage-mutants/isolation-mutants.js';
import { jobMutants } from './storage-mutants/job-mutants.js';
import { lifetimeMutants } from './storage-mutants/lifetime-mutants.js';
import { logMutants } from './storage-mutants/log-mutants.js';
import { packageMutants } from './storage-mutants/package-mutants.js';
import { runtimeMutants } from './storage-mutants/runtime-mutants.js';
import { scheduledRunMutants } from './storage-mutants/scheduled-run-mutants.js';
import { sharedCommitMutants } from './storage-mutants/shared-commit-mutants.js';
import { sortMutants } from './storage-mutants/sort-mutants.js';
import { transactionMutants } from './storage-mutants/transaction-mutants.js';
import { valueMutants } from './storage-mutants/value-mutants.js';
import { versionMutants } from './storage-mutants/version-mutants.js';
import { webhookMutants } from './storage-mutants/webhook-mutants.js';

const mutants = [
  ...lifetimeMutants,
  ...everyNounMutants,
  ...valueMutants,
  ...filterMutants,
  ...sortMutants,
  ...transactionMutants,
  ...sharedCommitMutants,
  ...isolationMutants,
  ...runtimeMutants,
  ...functionMutants,
  ...versionMutants,
  ...aliasMutants,
  ...packageMutants,
  ...executionMutants,
  ...scheduledRunMutants,
  ...logMutants,
  ...hostMutants,
  ...jobMutants,
  ...webhookMutants,
];

describe('the storage kit, on a storage that', () => {
  for (const { defect, reds, subject } of mutants) {
    for (const red of reds) {
      it(`${defect}: '${red}' goes red`, async () => {
        const reason = await expectRed(storageCases, subject, red, { hangSeconds: 2 });
        // A mistake in the mutant itself is no proof.
        expect(reason).not.toBeInstanceOf(TypeError);
      });
    }
  }
});

it('has no case that no broken storage turns red', () => {
  const proved = new Set(mutants.flatMap(({ reds }) => reds));
  expect(storageCases.map(({ name }) => name).filter((name) => !proved.has(name))).toEqual([]);
});

it('has no two cases of one name', () => {
  const names = storageCases.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
