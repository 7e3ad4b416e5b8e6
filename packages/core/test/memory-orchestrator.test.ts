import { describe, expect, it } from 'vitest';
import type { Clock, Invocation } from '../src/index.js';
import { hasErrorCode, MemoryOrchestrator, systemClock } from '../src/index.js';

const runtime = { id: 'r', image: 'memory' };

function invocation(more: Partial<Invocation> = {}): Invocation {
  return {
    functionId: 'f',
    functionVersion: 1,
    runtime,
    code: {
      kind: 'package',
      location: 'l',
      format: 'zip',
      entry: 'main.main',
      open: () => Promise.reject(new Error('not read')),
    },
    limits: { cpuMillis: 100, memoryBytes: 1, timeoutSeconds: 5 },
    executionId: 'e',
    projectId: 'p',
    input: null,
    signal: new AbortController().signal,
    ...more,
  };
}

describe('MemoryOrchestrator', () => {
  it('runs the handler of the entry with context and input, and collects its log', async () => {
    const orchestrator = new MemoryOrchestrator({
      handlers: {
        'main.main': (context, input) => {
          context.log(`for ${context.project_id}`);
          return { input, id: context.execution_id };
        },
      },
    });
    await orchestrator.prepareRuntime(runtime);
    expect(await orchestrator.invoke(invocation({ input: '{"a":1}' }))).toMatchObject({
      outcome: 'success',
      output: { input: { a: 1 }, id: 'e' },
      log: 'Start execution: e\nfor p\nFinished execution: e\n',
    });
  });

  it('runs everything through one callback', async () => {
    const orchestrator = new MemoryOrchestrator({ run: ({ input }) => input });
    await orchestrator.prepareRuntime(runtime);
    expect(await orchestrator.invoke(invocation({ input: 'text' }))).toMatchObject({ output: 'text' });
  });

  it('R13: tells what a handler throws, and that an entry is missing, as data', async () => {
    const handlers = {
      'main.main': () => {
        throw new Error('why');
      },
    };
    const orchestrator = new MemoryOrchestrator({ handlers });
    await orchestrator.prepareRuntime(runtime);
    const thrown = await orchestrator.invoke(invocation());
    expect(thrown).toMatchObject({ outcome: 'failed', output: 'why' });
    expect(thrown.log).toContain('Error: why\n    at ');

    const code = { ...invocation().code, entry: 'main.other' } as Invocation['code'];
    expect(await orchestrator.invoke(invocation({ code }))).toMatchObject({
      outcome: 'failed',
      output: 'There is no handler "main.other".',
    });
  });

  it('fails what takes too long, and signals it', async () => {
    let signalled = false;
    let timeUp: () => void = () => undefined;
    const clock: Clock = {
      ...systemClock,
      after: (_ms, callback) => {
        timeUp = callback;
        return () => undefined;
      },
    };
    const orchestrator = new MemoryOrchestrator({
      clock,
      run: (_invocation, { signal }) => {
        signal.addEventListener('abort', () => {
          signalled = true;
        });
        timeUp();
        return new Promise(() => undefined);
      },
    });
    await orchestrator.prepareRuntime(runtime);
    expect(await orchestrator.invoke(invocation())).toMatchObject({
      outcome: 'failed',
      output: 'Function execution timeout.',
    });
    expect(signalled).toBe(true);
  });

  it('runs image code only when it claims to', async () => {
    const image = invocation({ runtime: null, code: { kind: 'image', image: 'busybox' } });
    const refusal = await new MemoryOrchestrator({ run: () => 1 })
      .invoke(image)
      .catch((error: unknown) => error);
    expect(hasErrorCode(refusal, 'not-supported')).toBe(true);
    const able = new MemoryOrchestrator({ run: () => 1, images: true });
    expect(await able.invoke(image)).toMatchObject({ outcome: 'success', output: 1 });
  });

  it('refuses images that it was told not to know', async () => {
    const orchestrator = new MemoryOrchestrator({ runtimeImages: ['memory'] });
    await orchestrator.prepareRuntime(runtime);
    await expect(orchestrator.prepareRuntime({ id: 'x', image: 'other' })).rejects.toThrow(
      'Known are: memory.',
    );
  });
});
