import { aliasCases } from './alias-cases.js';
import { bodyCases } from './body-cases.js';
import { discoveryCases } from './discovery-cases.js';
import { downloadCases } from './download-cases.js';
import { errorCases } from './error-cases.js';
import { executionCases } from './execution-cases.js';
import { executionOutcomeCases } from './execution-outcome-cases.js';
import { extremeValueCases } from './extreme-value-cases.js';
import { functionCreateCases } from './function-create-cases.js';
import { functionDeleteCases } from './function-delete-cases.js';
import { functionUpdateCases } from './function-update-cases.js';
import { jobCreateCases } from './job-create-cases.js';
import { jobFiringCases } from './job-firing-cases.js';
import { jobUpdateCases } from './job-update-cases.js';
import { listCases } from './list-cases.js';
import { policyCases } from './policy-cases.js';
import { raceCases } from './race-cases.js';
import { runtimeCases } from './runtime-cases.js';
import { storyCase } from './story-case.js';
import type { HttpCase } from './support/kit.js';
import { tenancyCases } from './tenancy-cases.js';
import { uploadCases } from './upload-cases.js';
import { versionCases } from './version-cases.js';
import { versionDeleteCases } from './version-delete-cases.js';
import { versionSharingCases } from './version-sharing-cases.js';
import { webhookCases, webhookInvokeCases } from './webhook-cases.js';
import { workerCases } from './worker-cases.js';

const byNoun: readonly HttpCase[] = [
  storyCase,
  ...discoveryCases,
  ...runtimeCases,
  ...functionCreateCases,
  ...uploadCases,
  ...functionUpdateCases,
  ...functionDeleteCases,
  ...downloadCases,
  ...versionCases,
  ...versionSharingCases,
  ...versionDeleteCases,
  ...aliasCases,
  ...executionCases,
  ...executionOutcomeCases,
  ...workerCases,
  ...jobCreateCases,
  ...jobUpdateCases,
  ...jobFiringCases,
  ...webhookCases,
  ...webhookInvokeCases,
  ...listCases,
  ...errorCases,
  ...bodyCases,
  ...extremeValueCases,
  ...raceCases,
  ...policyCases,
  ...tenancyCases,
];

/**
 * The wire contract, case by case. Each makes its own rows under random names, so they run in any order, and against a server
 * that is in use. Those that mostly wait come first: they may run side by side.
 */
export const httpCases: readonly HttpCase[] = [
  ...byNoun.filter(({ waits }) => waits),
  ...byNoun.filter(({ waits }) => !waits),
];
