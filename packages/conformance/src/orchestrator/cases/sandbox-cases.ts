import assert from 'node:assert/strict';
import { type KitFunction, languageCases } from '../kit.js';
import type { OrchestratorCase } from '../orchestrator-subject.js';
import { describeResult } from './expect.js';
import { withLandmarks } from './landmarks.js';

const both = ['nodejs', 'python3'] as const;

/** About what `capabilities.isolation` claims: neither more nor less than code is kept from. */
export const sandboxCases: readonly OrchestratorCase[] = languageCases(
  both,
  'isolation: code sees the files, processes and network of this machine where none is claimed, and in a sandbox nothing of them',
  async (kit) => {
    const { isolation } = kit.orchestrator.capabilities;
    assert.ok(['none', 'sandbox'].includes(isolation), `The isolation is said to be ${isolation}.`);
    const fn: KitFunction = kit.program('look');
    const result = await withLandmarks((landmarks) => kit.run(fn, { input: landmarks }));
    assert.equal(result.outcome, 'success', describeResult(result));
    const seen = Object.entries(result.output as Readonly<Record<string, boolean>>);
    const names = seen.flatMap(([name, isSeen]) => (isSeen ? [name] : []));
    if (isolation === 'sandbox')
      assert.deepEqual(names, [], 'A sandbox is claimed, and code sees what is outside.');
    else
      assert.notDeepEqual(
        names,
        [],
        'No isolation is claimed, and code sees nothing: it is more than is said.',
      );
  },
);
