import assert from 'node:assert/strict';
import type { LimitSupports } from '@qinling/core';
import { type Kit, languageCases, orchestratorCase } from '../kit.js';
import type { KitBounds, OrchestratorCase } from '../orchestrator-subject.js';
import { assertFailed, assertSuccess } from './expect.js';

const both = ['nodejs', 'python3'] as const;
const waitsLong = { timeoutSeconds: 60 };
const everyLimit: readonly (keyof LimitSupports)[] = [
  'timeout',
  'memory',
  'cpu',
  'processes',
  'openFiles',
  'fileSize',
  'workDirectory',
  'output',
  'log',
];
const tooMuch = /too much resource consumption/;

function claims(kit: Kit, limit: keyof LimitSupports): boolean {
  return kit.orchestrator.capabilities.limits[limit] === 'enforced';
}

function bound(kit: Kit, name: keyof KitBounds): number {
  const told = kit.subject.bounds?.[name];
  assert.ok(told !== undefined, `The limit is claimed; tell the kit what it is: bounds.${name}.`);
  return told;
}

/** About what `capabilities.limits` claims. Timeout, memory, output and log have cases elsewhere. */
export const limitCases: readonly OrchestratorCase[] = [
  orchestratorCase(
    'tells of every limit whether it is enforced, advisory or absent',
    async ({ orchestrator }) => {
      const { limits } = orchestrator.capabilities;
      assert.deepEqual(Object.keys(limits).sort(), [...everyLimit].sort());
      for (const [limit, support] of Object.entries(limits))
        assert.ok(['enforced', 'advisory', 'absent'].includes(support), `${limit} is said to be ${support}.`);
    },
  ),

  ...languageCases(
    both,
    'cpu: twice the share takes half of the time, where it is claimed',
    async (kit) => {
      if (!claims(kit, 'cpu')) return;
      const seconds = async (cpuMillis: number): Promise<number> => {
        const fn = kit.program('compute', { cpuMillis, timeoutSeconds: 30 });
        assertSuccess(await kit.run(fn, { input: { cpuSeconds: 0 } }), 'computed');
        const result = await kit.run(fn, { input: { cpuSeconds: 0.3 } });
        assertSuccess(result, 'computed');
        return result.durationSeconds;
      };
      // The shortest of each, and never of one round alone: what else the machine does makes a run longer, and never shorter.
      let [slow, fast] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
      const isHalf = (): boolean => slow > 1.2 && slow / fast > 1.5 && slow / fast < 2.6;
      for (let round = 0; round < 2 || (round < 5 && !isHalf()); round += 1) {
        slow = Math.min(slow, await seconds(100));
        fast = Math.min(fast, await seconds(200));
      }
      assert.ok(isHalf(), `It took ${slow} seconds with 100 millicpu, and ${fast} with 200.`);
    },
    waitsLong,
  ),

  ...languageCases(both, 'processes: no more than there may be, where it is claimed', async (kit) => {
    if (!claims(kit, 'processes')) return;
    const most = bound(kit, 'processes');
    const fn = kit.program('startMany');
    const { outcome, output } = await kit.run(fn, { input: { count: 2 * most } });
    assert.equal(outcome, 'success');
    assert.ok(Number(output) > 0 && Number(output) <= most, `It has started ${output} processes.`);
    assertSuccess(await kit.run(fn, { input: { count: 1 } }), 1);
  }),

  ...languageCases(both, 'open files: no more than there may be, where it is claimed', async (kit) => {
    if (!claims(kit, 'openFiles')) return;
    const most = bound(kit, 'openFiles');
    const fn = kit.program('openMany');
    const { outcome, output } = await kit.run(fn, { input: { count: 2 * most } });
    assert.equal(outcome, 'success');
    assert.ok(Number(output) > 0 && Number(output) < most, `It has opened ${output} files.`);
    assertSuccess(await kit.run(kit.program('openMany'), { input: { count: 1 } }), 1);
  }),

  ...languageCases(both, 'file size: no file is longer than it may be, where it is claimed', async (kit) => {
    if (!claims(kit, 'fileSize')) return;
    const bytes = bound(kit, 'fileBytes');
    const fn = kit.program('writeFiles');
    assertFailed(await kit.run(fn, { input: { files: 1, bytes: bytes + 1024, seconds: 0 } }), /./);
    assertSuccess(await kit.run(fn, { input: { files: 1, bytes, seconds: 0 } }), 'written');
  }),

  ...languageCases(
    both,
    'working directory: what stays beyond the bound is ended, unless that is not looked at',
    async (kit) => {
      if (kit.orchestrator.capabilities.limits.workDirectory === 'absent') return;
      const most = bound(kit, 'workDirectoryBytes');
      const bytes = 512 * 1024;
      const fn = kit.program('writeFiles', { timeoutSeconds: 20 });
      const files = Math.ceil((1.5 * most) / bytes);
      assertFailed(await kit.run(fn, { input: { files, bytes, seconds: 15 } }), tooMuch);
      assertSuccess(await kit.run(fn, { input: { files: 1, bytes, seconds: 0 } }), 'written');
    },
    waitsLong,
  ),
];
