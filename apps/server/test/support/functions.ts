import { setTimeout as delay } from 'node:timers/promises';
import { type ApiClient, packageForm } from '../../src/child-host/api-client.js';
import { textOf } from '../../src/child-host/json-members.js';
import { zipOf } from '../../src/child-host/zip-of.js';
import { defaultRuntimes } from '../../src/runtimes/default-runtimes.js';

const ids = Object.fromEntries(defaultRuntimes.map(({ image, id }) => [image, id]));

/** Makes a python function of this source, once the runtime is available; resolves with its id. */
export async function pythonFunction(api: ApiClient, source: string, timeoutSeconds = 60): Promise<string> {
  await runtimeStatus(api, 'python3', 'available');
  const fields = { runtime_id: ids.python3 ?? '', timeout: String(timeoutSeconds) };
  const form = packageForm(await zipOf({ 'main.py': source }), fields);
  const { body } = await api.call('POST', '/v1/functions', { form });
  return textOf(body, 'id');
}

/** Waits until a default runtime has this status. */
export async function runtimeStatus(
  api: ApiClient,
  image: 'nodejs' | 'python3',
  status: string,
): Promise<void> {
  for (;;) {
    const { body } = await api.call('GET', `/v1/runtimes/${ids[image]}`);
    if (body.status === status) return;
    await delay(20);
  }
}
