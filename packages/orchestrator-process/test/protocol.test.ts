import { fileURLToPath } from 'node:url';
import type { Invocation, InvocationResult } from '@qinling/core';
import { describe, expect, it, type TestContext } from 'vitest';
import { invocation, type TestOrchestrator, testOrchestrator } from './support/orchestrator.js';
import { commandLine, eventually, processesOf } from './support/processes.js';

const worker = fileURLToPath(new URL('support/fake-worker.mjs', import.meta.url));

/** An orchestrator with an image whose workers break the protocol in this way. */
async function withWorker(how: string, { onTestFinished }: TestContext): Promise<TestOrchestrator> {
  const host = await testOrchestrator([], {
    images: { fake: { command: process.execPath, args: [worker, how] } },
    startSeconds: 1,
    maxOutputBytes: 1000,
  });
  onTestFinished(() => host.close());
  return host;
}

function run(input: string, more: Partial<Invocation> = {}): Invocation {
  return {
    ...invocation('nodejs', 'unused', more),
    runtime: { id: 'fake', image: 'fake' },
    input,
    limits: { cpuMillis: 100, memoryBytes: 32 * 1024 * 1024, timeoutSeconds: input === 'well' ? 10 : 1 },
  };
}

describe.concurrent('a worker of a host’s own', () => {
  it('serves a runtime when it speaks the protocol', async (test) => {
    const { orchestrator } = await withWorker('well', test);
    await orchestrator.prepareRuntime({ id: 'fake', image: 'fake' });
    expect(await orchestrator.invoke(run('well'))).toMatchObject({ outcome: 'success', output: 'well' });
  });

  const failures = {
    'ends at once': /ended before it said hello.*no licence/,
    'stays silent': /did not say hello within 1 seconds/,
    'speaks another version': /speaks version 2 of the protocol, not 1/,
  };
  for (const [how, reason] of Object.entries(failures))
    it(`keeps a runtime from being prepared when it ${how}, and is told why`, async (test) => {
      const { orchestrator, directory } = await withWorker(how, test);
      await expect(orchestrator.prepareRuntime({ id: 'fake', image: 'fake' })).rejects.toThrow(reason);
      expect(await orchestrator.pool('fake')).toEqual({ total: 0, available: 0 });
      expect(processesOf(directory).filter((pid) => commandLine(pid).includes('fake-worker'))).toEqual([]);
    });

  it('keeps a runtime from being prepared when its command is not there', async (test) => {
    const host = await testOrchestrator([], { images: { fake: { command: '/no/such/command' } } });
    test.onTestFinished(() => host.close());
    await expect(host.orchestrator.prepareRuntime({ id: 'fake', image: 'fake' })).rejects.toThrow(
      /\/no\/such\/command.*not found/,
    );
  });
});

describe.concurrent('a worker that breaks the protocol', () => {
  const endings = {
    'writes garbage': /sent what is no message/,
    'writes an endless line': /endless line/,
    'closes the channel': /closed its channel/,
    'ends its process': /exit code 0/,
    'answers for another run': /broke its protocol/,
    'says hello again': /broke its protocol/,
    'logs for another run': /broke its protocol/,
    'gives back what is no JSON': /is not JSON/,
    'gives back too much': /larger than 1000 bytes/,
    'ends with a signal': /SIGTERM/,
    'writes half a message': /Function execution timeout/,
    'ignores what it is told': /Function execution timeout/,
  };
  for (const [how, message] of Object.entries(endings))
    it(`fails the execution, and never hangs, when it ${how}`, async (test) => {
      const { orchestrator } = await withWorker(how, test);
      await orchestrator.prepareRuntime({ id: 'fake', image: 'fake' });
      const result = await orchestrator.invoke(run('badly'));
      expect(result).toMatchObject({ outcome: 'failed', output: expect.stringMatching(message) });
      // Whatever became of it, the next execution is served.
      expect(await orchestrator.invoke(run('well'))).toMatchObject({ outcome: 'success', output: 'well' });
    });

  it('is ended when it answers twice, and the first answer counts', async (test) => {
    const { orchestrator, directory } = await withWorker('answers twice', test);
    await orchestrator.prepareRuntime({ id: 'fake', image: 'fake' });
    const fn = run('badly');
    expect(await orchestrator.invoke(fn)).toMatchObject({ outcome: 'success', output: null });
    await eventually('only the one in the pool is left', async () => {
      const workers = processesOf(directory).filter((pid) => commandLine(pid).includes('fake-worker'));
      return workers.length === 1 && (await orchestrator.workers(fn.functionId)).length === 0;
    });
  });

  it('does not end the workers of other functions', async (test) => {
    const { orchestrator } = await withWorker('writes garbage', test);
    await orchestrator.prepareRuntime({ id: 'fake', image: 'fake' });
    const good = run('well');
    await orchestrator.invoke(good);
    const [before] = await orchestrator.workers(good.functionId);
    await orchestrator.invoke(run('badly'));
    expect(await orchestrator.workers(good.functionId)).toEqual([before]);
  });

  it('fails what waits for it when it says nothing of loading', async (test) => {
    const { orchestrator } = await withWorker('says nothing of loading', test);
    await orchestrator.prepareRuntime({ id: 'fake', image: 'fake' });
    const fn = run('badly');
    const results: InvocationResult[] = await Promise.all([orchestrator.invoke(fn), orchestrator.invoke(fn)]);
    for (const result of results)
      expect(result).toMatchObject({ outcome: 'failed', output: 'Function execution timeout.' });
  });
});
