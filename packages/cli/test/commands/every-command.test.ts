import { expect, it } from 'vitest';
import { rootCommands } from '../../src/commands/root.js';
import { commandPaths } from '../support/command-paths.js';
import { aliasCases } from './alias-cases.js';
import { completionCases } from './completion-cases.js';
import { executionCases } from './execution-cases.js';
import { functionCases } from './function-cases.js';
import { jobCases } from './job-cases.js';
import { runtimeCases } from './runtime-cases.js';
import { versionCases } from './version-cases.js';
import { webhookCases } from './webhook-cases.js';

it('tries every command of the table', async () => {
  const tried = [
    runtimeCases,
    functionCases,
    versionCases,
    aliasCases,
    executionCases,
    jobCases,
    webhookCases,
    completionCases,
  ].flatMap((cases) => Object.keys(cases));
  expect(tried.sort()).toEqual((await commandPaths(rootCommands)).sort());
});
