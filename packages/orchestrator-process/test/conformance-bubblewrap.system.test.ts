import { describeCases, expectRed, type OrchestratorSubject, orchestratorCases } from '@qinling/conformance';
import { describe, expect, it } from 'vitest';
import { claiming, processSubject } from './support/conformance-subject.js';

// What isolates may not break what is promised of processes, places, logs and limits. What languages make of values and modules is the same there;
// how many workers there are is decided outside; and hostile code has a rerun of its own.
const concerned = /: (ends|aborts|finds|R14|R15|isolation)|directory|environment|where it is claimed|memory/;
const cases = orchestratorCases.filter(
  ({ name }) =>
    /^(nodejs|python3): /.test(name) && concerned.test(name) && !/harms no other execution/.test(name),
);

// Looked up by the id in the sandbox, which processes of several cases may have: one by one.
const isAboutProcesses = ({ name }: { readonly name: string }): boolean => /: ends/.test(name);
const others = cases.filter((each) => !isAboutProcesses(each));

const nodejs = processSubject('nodejs', { isolation: 'bubblewrap' });
const python3 = processSubject('python3', { isolation: 'bubblewrap' });

describe.concurrent('in sandboxes, at a time', () => {
  describeCases('ProcessOrchestrator, nodejs', others, nodejs);
  describeCases('ProcessOrchestrator, python3', others, python3);

  it('a sandbox that is not claimed is found out', async () => {
    const name = cases.find((each) => each.name.startsWith('python3: isolation:'))?.name ?? '';
    const modest = claiming(python3 as OrchestratorSubject, { isolation: 'none' });
    const reason = await expectRed(orchestratorCases, modest, name, { hangSeconds: 15 });
    expect(String(reason)).toContain('more than is said');
  });
});

describe.sequential('in sandboxes, one by one', () => {
  describeCases('ProcessOrchestrator, nodejs', cases.filter(isAboutProcesses), nodejs);
  describeCases('ProcessOrchestrator, python3', cases.filter(isAboutProcesses), python3);
});
