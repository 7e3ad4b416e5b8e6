import { afterAll, beforeAll, expect, it } from 'vitest';
import { invocation, type TestOrchestrator, testOrchestrator } from './support/orchestrator.js';

let host: TestOrchestrator;

beforeAll(async () => {
  host = await testOrchestrator(['nodejs'], { poolSize: 3 });
});

afterAll(() => host.close());

// What is printed and what is returned come on two ways, and the result must not come first (rule R15).
const source = `const { spawnSync } = require('node:child_process');
  exports.main = (context, { name, bytes, child }) => {
    const text = name + ' ' + 'x'.repeat(bytes) + '\\n';
    if (child) spawnSync('/bin/sh', ['-c', 'printf "%s\\n" "$0"', name], { stdio: 'inherit' });
    process.stdout.write(text);
    return name;
  };`;

async function logOf(run: ReturnType<typeof invocation>, input: object): Promise<string> {
  const { outcome, log } = await host.orchestrator.invoke({ ...run, input: JSON.stringify(input) });
  expect(outcome).toBe('success');
  return log;
}

it('R15: the last that a run prints is in its log, and in no other, run after run', {
  timeout: 60_000,
}, async () => {
  const run = invocation('nodejs', source);
  const begin = `Start execution: ${run.executionId}\n`;
  const end = `Finished execution: ${run.executionId}\n`;
  const lane = async (client: number): Promise<void> => {
    for (let turn = 0; turn < 400; turn += 1) {
      const name = `${client}-${turn}`;
      // Up to more than a pipe holds.
      const bytes = turn % 20 === 0 ? 200_000 : (turn * 37) % 4_000;
      const child = turn % 40 === 0;
      const printed = `${child ? `${name}\n` : ''}${name} ${'x'.repeat(bytes)}\n`;
      expect(await logOf(run, { name, bytes, child })).toBe(`${begin}${printed}${end}`);
    }
  };
  await Promise.all([0, 1, 2].map(lane));
});
