import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ApiClient } from '../../src/child-host/api-client.js';
import { listOf } from '../../src/child-host/json-members.js';
import { pythonFunction } from '../support/functions.js';
import { runningHost } from '../support/running-host.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const untilFile = `import os, time

def main(path):
    while not os.path.exists(path):
        time.sleep(0.01)
    return "let go"
`;

it('answers 429 with Retry-After when one runs, one waits and no more may, and keeps nothing of what it refused', async () => {
  const { host } = await runningHost({
    QINLING_RUNTIMES: 'python3',
    QINLING_POOL_SIZE: '1',
    QINLING_FUNCTION_CONCURRENCY: '1',
    QINLING_MAX_WORKERS: '1',
    QINLING_MAX_WAITING: '1',
    QINLING_DRAIN_SECONDS: '0',
  });
  const api = new ApiClient(host.url);
  const path = join(await temporaryDirectory(), 'go');
  const function_id = await pythonFunction(api, untilFile);
  const execute = () =>
    fetch(`${host.url}/v1/executions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ function_id, input: { path } }),
    });
  // Whichever two came first have the room; the third finds none.
  const three = [execute(), execute(), execute()];
  const refused = await Promise.race(three);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(await refused.json()).toMatchObject({
    faultcode: 'Client',
    faultstring: expect.stringMatching(/busy/),
  });

  await writeFile(path, '');
  expect((await Promise.all(three)).map(({ status }) => status).sort()).toEqual([201, 201, 429]);
  const { body } = await api.call('GET', '/v1/executions');
  expect(listOf(body, 'executions').map(({ status }) => status)).toEqual(['success', 'success']);
  expect((await execute()).status).toBe(201);
});
