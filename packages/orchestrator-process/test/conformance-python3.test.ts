import { describeCases, orchestratorCases } from '@qinling/conformance';
import { describe } from 'vitest';
import { processSubject } from './support/conformance-subject.js';

// The promises that are about no language are proved with nodejs.
const cases = orchestratorCases.filter(({ name }) => name.startsWith('python3:'));

// Most cases wait for time to pass; each has an orchestrator of its own.
describe.concurrent('python3', () => {
  describeCases('ProcessOrchestrator keeps the promises of Orchestrator', cases, processSubject('python3'));
});
