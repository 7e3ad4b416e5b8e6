import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, type TestContext } from 'vitest';
import { invocation, type TestOrchestrator, testOrchestrator } from './support/orchestrator.js';
import { commandLine, eventually, processesOf } from './support/processes.js';

const worker = fileURLToPath(new URL('support/fake-worker.mjs', import.meta.url));
// $0 is a directory: whoever makes it is the first worker.
const onlyFirst = 'mkdir "$0" 2>/dev/null && exec "$1" "$2" well; echo "no licence" >&2; exit 4';

/** A runtime with a pool of two that serves, and an image of which only so many workers come up. */
async function withBroken(comesUp: 0 | 1, { onTestFinished }: TestContext): Promise<TestOrchestrator> {
  const place = await mkdtemp(join(tmpdir(), 'qinling-image-'));
  const broken = [
    { command: process.execPath, args: [worker, 'ends at once'] },
    { command: '/bin/sh', args: ['-c', onlyFirst, join(place, 'first'), process.execPath, worker] },
  ] as const;
  const host = await testOrchestrator([], {
    poolSize: 2,
    images: { good: { command: process.execPath, args: [worker, 'well'] }, broken: broken[comesUp] },
  });
  onTestFinished(async () => {
    await host.close();
    await rm(place, { recursive: true });
  });
  await host.orchestrator.prepareRuntime({ id: 'nodejs', image: 'good' });
  return host;
}

for (const comesUp of [0, 1] as const)
  it(`an image of which ${comesUp} of two workers come up is given up; the former serves as before`, async (test) => {
    const { orchestrator, directory } = await withBroken(comesUp, test);
    const fn = invocation('nodejs', 'unused', { input: 'well' });
    const run = () => orchestrator.invoke(fn);
    const change = orchestrator.prepareRuntime({ id: 'nodejs', image: 'broken' });
    const refusal = expect(change).rejects.toThrow(/ended before it said hello.*no licence/);
    expect(await run()).toMatchObject({ outcome: 'success', output: 'well' });
    await refusal;
    expect(await run()).toMatchObject({ outcome: 'success', output: 'well' });
    await eventually('the pool is whole', async () => (await orchestrator.pool('nodejs')).available === 2);
    await eventually('one serves, two wait, and nothing else is left', () => {
      const lines = processesOf(directory).map(commandLine);
      return lines.filter((line) => line.includes('fake-worker')).length === 3;
    });
  });
