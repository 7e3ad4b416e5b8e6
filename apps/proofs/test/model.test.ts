import { describe, expect, it } from 'vitest';
import { runModel } from '../src/model/run-model.js';
import { memoryDisk, realDisk } from '../src/model/world.js';

describe('random sequences agree with the rules (R1-R8)', () => {
  it('in memory', () => runModel(memoryDisk, { runs: 40, maxCommands: 60 }), 60_000);

  it('on SQLite and the filesystem', () => runModel(realDisk, { runs: 8, maxCommands: 60 }), 60_000);

  // A fixed seed: what the shortest sequence is that shows a fault depends on it.
  const bounded = { runs: 40, maxCommands: 60, seed: 1 };

  it('and notice a version number that is passed over', async () => {
    const passing = runModel(memoryDisk, {
      ...bounded,
      fault: async ({ method }, proceed) =>
        method === 'takeVersionNumber' ? Number(await proceed()) + 1 : proceed(),
    });
    await expect(passing).rejects.toMatchObject({
      cause: { message: expect.stringContaining('R1: numbers rise by one') },
    });
  }, 60_000);

  it('and notice a package that is removed while a version needs it', async () => {
    const removing = runModel(memoryDisk, {
      ...bounded,
      fault: async ({ method }, proceed) => (method === 'isReferenced' ? false : proceed()),
    });
    await expect(removing).rejects.toMatchObject({ cause: { name: 'AssertionError', actual: [] } });
  }, 60_000);

  it('and notice versions that lose their settings', async () => {
    const losing = runModel(memoryDisk, {
      ...bounded,
      fault: ({ repository, method, args }, proceed) => {
        if (repository === 'versions' && method === 'insert')
          Object.assign(args[0] ?? {}, { timeoutSeconds: 5 });
        return proceed();
      },
    });
    await expect(losing).rejects.toMatchObject({ cause: { name: 'AssertionError' } });
  }, 60_000);
});
