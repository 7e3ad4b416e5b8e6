import { setTimeout as delay } from 'node:timers/promises';
import type { ApiClient } from '../child-host/api-client.js';
import { listOf, textOf } from '../child-host/json-members.js';

/** The id of a runtime of this host, of this image if one is named, once there is one available. */
export async function availableRuntime(api: ApiClient, image?: string): Promise<string> {
  for (;;) {
    const { body } = await api.call('GET', '/v1/runtimes?status=available');
    const runtime = listOf(body, 'runtimes').find((each) => image === undefined || each.image === image);
    if (runtime !== undefined) return textOf(runtime, 'id');
    await delay(50);
  }
}
