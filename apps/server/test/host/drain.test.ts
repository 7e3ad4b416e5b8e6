import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ApiClient, packageForm } from '../../src/child-host/api-client.js';
import { listOf, textOf } from '../../src/child-host/json-members.js';
import { zipOf } from '../../src/child-host/zip-of.js';
import { pythonFunction } from '../support/functions.js';
import { runningHost } from '../support/running-host.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const formerCode = `import os, time

def main(directory):
    open(os.path.join(directory, str(os.getppid())), "w").close()
    while not os.path.exists(os.path.join(directory, "go")):
        time.sleep(0.01)
    return "former"
`;
const newCode = 'def main(directory):\n    return "new"\n';

const changes = {
  code: async (api: ApiClient, id: string) =>
    await api.call('PUT', `/v1/functions/${id}`, { form: packageForm(await zipOf({ 'main.py': newCode })) }),
  settings: (api: ApiClient, id: string) =>
    api.call('PUT', `/v1/functions/${id}`, { json: { memory_size: 67_108_864 } }),
};

it.each(['code', 'settings'] as const)('drains the workers of version 0 when its %s change', async (what) => {
  const { host } = await runningHost({ QINLING_RUNTIMES: 'python3', QINLING_POOL_SIZE: '1' });
  const api = new ApiClient(host.url);
  const directory = await temporaryDirectory();
  const id = await pythonFunction(api, formerCode);
  const execute = () =>
    api.call('POST', '/v1/executions', { json: { function_id: id, input: JSON.stringify({ directory }) } });
  const workers = async () =>
    listOf((await api.call('GET', `/v1/functions/${id}/workers`)).body, 'workers').map((worker) =>
      textOf(worker, 'worker_name'),
    );

  const running = execute();
  const former = await until(workers, (names) => names.length > 0);
  // The process that has forked this execution.
  const [pid] = await until(
    () => readdir(directory),
    (names) => names.length > 0,
  );
  expect((await changes[what](api, id)).status).toBe(200);
  // The former worker takes nothing new. It has not ended either, for its execution goes on.
  expect(await workers()).toEqual([]);
  if (what === 'settings') await writeFile(join(directory, 'go'), '');
  const next = await execute();
  expect(next.body).toMatchObject({ status: 'success' });
  expect(next.text).toContain(what === 'code' ? 'new' : 'former');
  const present = await workers();
  expect(present).toHaveLength(1);
  expect(former).not.toContain(present[0]);

  await writeFile(join(directory, 'go'), '');
  expect((await running).body).toMatchObject({ status: 'success' });
  expect((await running).text).toContain('former');
  expect(await workers()).toEqual(present);
  await until(
    async () => existsSync(`/proc/${pid}`),
    (isThere) => !isThere,
  );
});

async function until<T>(look: () => Promise<T>, found: (value: T) => boolean): Promise<T> {
  for (let round = 0; round < 500; round += 1) {
    const value = await look();
    if (found(value)) return value;
    await delay(20);
  }
  throw new Error('It did not come to that within ten seconds.');
}
