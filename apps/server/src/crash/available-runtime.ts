import { setTimeout as delay } from 'node:timers/promises';
import type { ApiClient } from '../child-host/api-client.js';
import { listOf, textOf } from '../child-host/json-members.js';

/** The id of a runtime of this host, once one is available. */
export async function availableRuntime(api: ApiClient): Promise<string> {
  for (;;) {
    const { body } = await api.call('GET', '/v1/runtimes?status=available');
    const [runtime] = listOf(body, 'runtimes');
    if (runtime !== undefined) return textOf(runtime, 'id');
    await delay(50);
  }
}
