import assert from 'node:assert/strict';
import type { InvocationResult } from '@qinling/core';
import { languageCases } from '../kit.js';
import type { OrchestratorCase, OrchestratorSubject } from '../orchestrator-subject.js';
import { assertFailed, assertSuccess, linesOf } from './expect.js';

const both = ['nodejs', 'python3'] as const;
const lineBytes = 100;

function logCap(subject: OrchestratorSubject): number {
  return subject.maxLogBytes ?? 1024 * 1024;
}

function outputCap(subject: OrchestratorSubject): number {
  return subject.maxOutputBytes ?? 6 * 1024 * 1024;
}

export const logCases: readonly OrchestratorCase[] = [
  ...languageCases(
    both,
    'R15: logs stdout and stderr, of the code and of what it starts, complete and in order',
    async (kit) => {
      const lines = linesOf(await kit.run(kit.program('print')));
      const expected = [1, 2, 3].flatMap((n) => [
        `stdout ${n}`,
        `stderr ${n}`,
        `child ${n}`,
        `child stderr ${n}`,
      ]);
      assert.deepEqual(lines, expected);
    },
  ),

  ...languageCases(
    ['memory', ...both],
    'R15: hands the log out while the code runs, as the log then has it',
    async (kit) => {
      const fn = kit.program('wait');
      let told = '';
      let running: Promise<InvocationResult> | undefined;
      const begun = new Promise<string>((resolve) => {
        // What the code writes before and after its pause must not come at once.
        const onLog = (text: string): void => {
          told += text;
          if (told.includes('begin')) resolve(told.includes('end') ? 'after its end' : 'while it runs');
        };
        running = kit.run(fn, { input: { value: 'one', seconds: 0.5 }, onLog });
      });
      const when = await Promise.race([begun, running?.then(() => 'after its end')]);
      assert.equal(when, 'while it runs', 'The log is handed out only at the end.');
      const log = (await running)?.log ?? '';
      assert.ok(log.startsWith(told), `What was handed out is not in the log: ${told}`);
    },
  ),

  ...languageCases(both, 'R15: keeps a log that just fits whole', async (kit) => {
    const lines = Math.floor(logCap(kit.subject) / lineBytes);
    const { log } = await kit.run(kit.program('printMuch'), { input: { lines } });
    assert.equal(log.split('x'.repeat(lineBytes - 1)).length - 1, lines);
    assert.equal(log.split('\n').length, lines + 3, 'There is more in the log than was printed.');
  }),

  ...languageCases(both, 'R15: cuts a log that is too long, marks it, and goes on', async (kit) => {
    if (kit.orchestrator.capabilities.limits.log === 'absent') return;
    const cap = logCap(kit.subject);
    const input = { lines: Math.ceil((3 * cap) / lineBytes) };
    const result = await kit.run(kit.program('printMuch'), { input });
    assertSuccess(result, 'printed');
    assert.ok(result.log.length <= cap + 1000, `The log has ${result.log.length} characters.`);
    assert.ok(result.log.length >= cap, `The log has only ${result.log.length} characters.`);
    assert.match(result.log, /cut/, 'The log shows no mark of having been cut.');
    assert.match(result.log, /\nFinished execution: .*\n$/);
  }),

  ...languageCases(both, 'R15: keeps the log of code that is ended', async (kit) => {
    const fn =
      kit.language === 'python3'
        ? kit.code({ 'main.py': 'import os\n\ndef main():\n    print("last words")\n    os.abort()' })
        : kit.code({ 'main.js': 'exports.main = () => { console.log("last words"); process.abort(); };' });
    assert.equal(linesOf(await kit.run(fn))[0], 'last words');
  }),

  ...languageCases(both, 'takes a large output whole', async (kit) => {
    const bytes = outputCap(kit.subject) - 2;
    const produce = kit.program('produce', { memoryBytes: 128 * 1024 * 1024 });
    const result = await kit.run(produce, { input: { bytes } });
    assert.equal(result.outcome, 'success', result.log.slice(0, 2000));
    assert.ok(typeof result.output === 'string' && result.output.length === bytes);
  }),

  ...languageCases(both, 'fails, saying why, when the output is too large', async (kit) => {
    if (kit.orchestrator.capabilities.limits.output === 'absent') return;
    const input = { bytes: outputCap(kit.subject) + 1 };
    const produce = kit.program('produce', { memoryBytes: 128 * 1024 * 1024 });
    assertFailed(await kit.run(produce, { input }), /larger than \d+ bytes/);
  }),
];
