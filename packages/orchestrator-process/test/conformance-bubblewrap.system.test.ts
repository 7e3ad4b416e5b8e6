import { describeCases, orchestratorCases } from '@qinling/conformance';
import { describe } from 'vitest';
import { processSubject } from './support/conformance-subject.js';

// What isolates may not break any promise. Those that are about no language are proved with nodejs.
const python3Cases = orchestratorCases.filter(({ name }) => name.startsWith('python3:'));
const nodejsCases = orchestratorCases.filter((each) => !python3Cases.includes(each));

// Looked up by the id in the sandbox, which processes of several cases may have.
const isAboutProcesses = ({ name }: { readonly name: string }): boolean => /: ends/.test(name);

const nodejs = processSubject('nodejs', { isolation: 'bubblewrap' });
const python3 = processSubject('python3', { isolation: 'bubblewrap' });

describe.concurrent('in sandboxes, at a time', () => {
  const others = (cases: typeof orchestratorCases) => cases.filter((each) => !isAboutProcesses(each));
  describeCases('ProcessOrchestrator, nodejs', others(nodejsCases), nodejs);
  describeCases('ProcessOrchestrator, python3', others(python3Cases), python3);
});

describe.sequential('in sandboxes, one by one', () => {
  describeCases('ProcessOrchestrator, nodejs', nodejsCases.filter(isAboutProcesses), nodejs);
  describeCases('ProcessOrchestrator, python3', python3Cases.filter(isAboutProcesses), python3);
});
