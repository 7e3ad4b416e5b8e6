import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invocation, type TestOrchestrator, testOrchestrator } from './support/orchestrator.js';

describe('ProcessOrchestrator', () => {
  let host: TestOrchestrator;
  beforeAll(async () => {
    host = await testOrchestrator(['nodejs', 'python3']);
  });
  afterAll(() => host.close());

  it('runs python', async () => {
    const result = await host.orchestrator.invoke(
      invocation(
        'python3',
        'def main(name, context):\n    print("hi")\n    return {"hello": name, "p": context["project_id"]}\n',
        {
          input: '{"name":"x"}',
        },
      ),
    );
    expect(result).toMatchObject({ outcome: 'success', output: { hello: 'x', p: 'default' } });
    expect(result.log).toMatch(/^Start execution: .*\nhi\nFinished execution: .*\n$/);
  });

  it('runs node', async () => {
    const result = await host.orchestrator.invoke(
      invocation(
        'nodejs',
        'exports.main = async (context, input) => { console.log("hi"); console.error("err"); return { hello: input.name } }',
        {
          input: '{"name":"x"}',
        },
      ),
    );
    expect(result).toMatchObject({ outcome: 'success', output: { hello: 'x' } });
    expect(result.log).toMatch(/^Start execution: .*\nhi\nerr\nFinished execution: .*\n$/);
  });

  it('ends what takes too long', async () => {
    const limits = { cpuMillis: 100, memoryBytes: 64 * 1024 * 1024, timeoutSeconds: 1 };
    const [node, python] = await Promise.all([
      host.orchestrator.invoke(invocation('nodejs', 'exports.main = () => { for (;;); }', { limits })),
      host.orchestrator.invoke(invocation('python3', 'def main():\n    while True: pass', { limits })),
    ]);
    expect(node).toMatchObject({ outcome: 'failed', output: 'Function execution timeout.' });
    expect(python).toMatchObject({ outcome: 'failed', output: 'Function execution timeout.' });
  });
});
