import { randomBytes } from 'node:crypto';
import type { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { ApiClient, packageForm } from '../../src/child-host/api-client.js';
import { zipOf } from '../../src/child-host/zip-of.js';
import { defaultRuntimes } from '../../src/runtimes/default-runtimes.js';
import { runtimeStatus } from '../support/functions.js';
import { runningHost } from '../support/running-host.js';

/** The threads that this process starts from here on. */
function newThreads(): Worker[] {
  const threads: Worker[] = [];
  const add = (thread: Worker): void => {
    threads.push(thread);
  };
  process.on('worker', add);
  onTestFinished(() => {
    process.off('worker', add);
  });
  return threads;
}

it('reads large packages, and no small ones, in one thread that ends with the host', async () => {
  const threads = newThreads();
  const { host } = await runningHost({ QINLING_RUNTIMES: 'python3' });
  const api = new ApiClient(host.url);
  await runtimeStatus(api, 'python3', 'available');
  const upload = async (bytes: number): Promise<number> => {
    const content = await zipOf({
      'main.py': 'def main(): pass\n',
      data: randomBytes(bytes).toString('latin1'),
    });
    const runtime_id = defaultRuntimes.find(({ image }) => image === 'python3')?.id ?? '';
    return (await api.call('POST', '/v1/functions', { form: packageForm(content, { runtime_id }) })).status;
  };
  expect(await upload(100_000)).toBe(201);
  expect(threads).toHaveLength(0);
  expect(await upload(2_000_000)).toBe(201);
  expect(await upload(2_000_000)).toBe(201);
  expect(threads).toHaveLength(1);
  await host.close();
  expect(threads[0]?.threadId).toBe(-1);
});
