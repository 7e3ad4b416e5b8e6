import assert from 'node:assert/strict';
import { languageCases } from '../kit.js';
import type { OrchestratorCase } from '../orchestrator-subject.js';
import { assertFailed, assertSuccess, linesOf } from './expect.js';

const all = ['nodejs', 'python3', 'memory'] as const;

export const outcomeCases: readonly OrchestratorCase[] = [
  ...languageCases(all, 'gives back every kind of JSON value that the code returns', async (kit) => {
    const echo = kit.program('echo');
    const values = [null, true, 0, -1.5, '', 'text with "quotes", \\ and \n', 'äöü €😀', [], [1, ['a']], {}];
    for (const value of [...values, { a: { b: [null] } }])
      assertSuccess(await kit.run(echo, { input: { value } }), value);
  }),

  ...languageCases(all, 'R13: tells what the code throws as data, its message as the output', async (kit) => {
    assertFailed(await kit.run(kit.program('fail')), /^deliberately$/);
  }),

  ...languageCases(all, 'R15: tells in the log where the code threw', async (kit) => {
    const { log } = await kit.run(kit.program('fail'));
    assert.match(log, /deliberately/);
    assert.match(log, /failing/, 'The log does not name the function that threw.');
  }),

  ...languageCases(all, 'gives the code its context', async (kit) => {
    const fn = kit.program('context', { functionVersion: 7 });
    const result = await kit.run(fn, { executionId: 'the execution' });
    assertSuccess(result, {
      execution_id: 'the execution',
      function_id: fn.functionId,
      function_version: 7,
      project_id: 'project of the kit',
    });
  }),

  ...languageCases(all, 'R15: frames the log with lines that name the execution', async (kit) => {
    const wait = kit.program('wait');
    const result = await kit.run(wait, { executionId: 'x1', input: { seconds: 0, value: 'it' } });
    assert.match(result.log, /^Start execution: x1\n(.*\n)*Finished execution: x1\n$/);
    assert.deepEqual(linesOf(result), ['begin it', 'end it']);
  }),

  ...languageCases(all, 'tells how long the code ran', async (kit) => {
    const { durationSeconds } = await kit.run(kit.program('wait'), { input: { seconds: 0.2, value: 1 } });
    assert.ok(durationSeconds >= 0.19, `It took ${durationSeconds} seconds, not 0.2.`);
    assert.ok(durationSeconds < 9, `It took ${durationSeconds} seconds, not 0.2.`);
  }),

  ...languageCases(all, 'keeps the results and logs of concurrent executions apart', async (kit) => {
    const wait = kit.program('wait');
    await kit.run(wait, { input: { seconds: 0, value: 'warm' } });
    const values = ['a', 'b', 'c', 'd', 'e'];
    // The first to start is the last to end.
    const runs = values.map((value, index) =>
      kit.run(wait, { input: { seconds: 0.3 - index * 0.05, value } }),
    );
    for (const [index, result] of (await Promise.all(runs)).entries()) {
      assertSuccess(result, values[index]);
      assert.deepEqual(linesOf(result), [`begin ${values[index]}`, `end ${values[index]}`]);
    }
  }),

  ...languageCases(
    ['nodejs', 'python3'],
    'R13: tells as data that the code ended its process',
    async (kit) => {
      assertFailed(await kit.run(kit.program('exit')), /exit code 7/);
    },
  ),

  ...languageCases(['nodejs', 'python3'], 'R13: tells as data that the process crashed', async (kit) => {
    assertFailed(await kit.run(kit.program('crash')), /SIGABRT/);
  }),
];
