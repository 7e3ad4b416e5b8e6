import assert from 'node:assert/strict';
import { languageCases } from '../kit.js';
import type { OrchestratorCase } from '../orchestrator-subject.js';
import { assertFailed, assertSuccess, assertTimedOut } from './expect.js';

const both = ['nodejs', 'python3'] as const;
const MIB = 1024 * 1024;

export const isolationCases: readonly OrchestratorCase[] = [
  ...languageCases(both, 'R14: a crash ends its own execution and no other', async (kit) => {
    const fn = kit.program('crashOrWait');
    await kit.run(fn, { input: { crash: false, seconds: 0 } });
    const neighbours = [0.4, 0.4].map((seconds) => kit.run(fn, { input: { crash: false, seconds } }));
    const crashed = await kit.run(fn, { input: { crash: true, seconds: 0 } });
    assert.equal(crashed.outcome, 'failed');
    for (const neighbour of await Promise.all(neighbours)) assertSuccess(neighbour, 'survived');
    assertSuccess(await kit.run(fn, { input: { crash: false, seconds: 0 } }), 'survived');
  }),

  ...languageCases(both, 'R14: a timeout ends its own execution and no other', async (kit) => {
    const spoil = kit.program('spoil', { timeoutSeconds: 1 });
    const wait = kit.program('wait', { timeoutSeconds: 5 });
    const [timedOut, neighbour] = await Promise.all([
      kit.run(spoil, { input: { spoil: true } }),
      kit.run(wait, { input: { seconds: 1.5, value: 'neighbour' } }),
    ]);
    assertTimedOut(timedOut);
    assertSuccess(neighbour, 'neighbour');
  }),

  ...languageCases(both, 'R14: nothing of an execution that timed out is met by a later one', async (kit) => {
    const spoil = kit.program('spoil', { timeoutSeconds: 2 });
    assertTimedOut(await kit.run(spoil, { input: { spoil: true } }));
    assertSuccess(await kit.run(spoil, { input: { spoil: false } }), false);
  }),

  ...languageCases(both, 'R14: memory that runs out ends its own execution and no other', async (kit) => {
    const { memory } = kit.orchestrator.capabilities.limits;
    if (memory === 'absent') return;
    const allocate = kit.program('allocate', { memoryBytes: 32 * MIB });
    const neighbour = kit.run(kit.program('wait'), { input: { seconds: 0.5, value: 'neighbour' } });
    const greedy = await kit.run(allocate, { input: { bytes: 200_000_000 } });
    if (memory === 'enforced') assertFailed(greedy, /too much resource consumption/);
    assertSuccess(await neighbour, 'neighbour');
    assertSuccess(await kit.run(allocate, { input: { bytes: 1_000_000 } }), 1_000_000);
  }),

  ...languageCases(both, 'gives the code a clean environment, with nothing of the host', async (kit) => {
    const secret = 'QINLING_KIT_SECRET';
    process.env[secret] = 'the secret of the host';
    try {
      // Another orchestrator, made while the secret is there.
      const orchestrator = await kit.subject.create();
      try {
        await orchestrator.prepareRuntime({
          id: kit.language,
          image: kit.subject.images?.[kit.language] ?? kit.language,
        });
        const result = await kit.runOn(orchestrator, kit.program('environment'));
        assert.equal(result.outcome, 'success', result.log);
        const environment = result.output as Readonly<Record<string, string>>;
        assert.ok(!Object.hasOwn(environment, secret), 'The host’s environment is visible.');
        const allowed = /^(PATH|LANG|LC_\w+|HOME|TMPDIR|PWD|SHLVL|_|QINLING_\w+)$/;
        const others = Object.keys(environment).filter((name) => !allowed.test(name));
        assert.deepEqual(others, [], 'There is more in the environment than belongs there.');
      } finally {
        await orchestrator.close();
        await kit.subject.destroy?.(orchestrator);
      }
    } finally {
      delete process.env[secret];
    }
  }),

  ...languageCases(both, 'gives each execution an empty working directory of its own', async (kit) => {
    const fn = kit.program('directory');
    const results = [await kit.run(fn), ...(await Promise.all([kit.run(fn), kit.run(fn)]))];
    const told = results.map((result) => {
      assert.equal(result.outcome, 'success', result.log);
      return result.output as { found: string[]; directory: string; home: string };
    });
    for (const { found, directory, home } of told) {
      assert.deepEqual(found, [], 'The working directory is not empty.');
      assert.equal(home, directory, 'HOME is another directory.');
    }
    assert.equal(new Set(told.map(({ directory }) => directory)).size, told.length);
  }),
];
