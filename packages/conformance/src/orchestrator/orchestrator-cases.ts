import { capacityCases, closingCases } from './cases/closing-cases.js';
import { endingCases } from './cases/ending-cases.js';
import { hostileCases } from './cases/hostile-cases.js';
import { isolationCases } from './cases/isolation-cases.js';
import { limitCases } from './cases/limit-cases.js';
import { loadingCases } from './cases/loading-cases.js';
import { logCases } from './cases/log-cases.js';
import { nodejsContractCases } from './cases/nodejs-contract-cases.js';
import { outcomeCases } from './cases/outcome-cases.js';
import { python3ContractCases } from './cases/python3-contract-cases.js';
import { runtimeCases } from './cases/runtime-cases.js';
import { sandboxCases } from './cases/sandbox-cases.js';
import { workerCases } from './cases/worker-cases.js';
import type { OrchestratorCase } from './orchestrator-subject.js';

/** Every promise of the `Orchestrator` port, and of the function contract for each language, as data. */
export const orchestratorCases: readonly OrchestratorCase[] = [
  ...runtimeCases,
  ...outcomeCases,
  ...loadingCases,
  ...nodejsContractCases,
  ...python3ContractCases,
  ...logCases,
  ...endingCases,
  ...isolationCases,
  ...sandboxCases,
  ...limitCases,
  ...hostileCases,
  ...workerCases,
  ...capacityCases,
  ...closingCases,
];
