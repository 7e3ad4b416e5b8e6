import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ApiClient } from '../../src/child-host/api-client.js';
import { listOf, textOf } from '../../src/child-host/json-members.js';
import { childHost } from '../support/child-hosts.js';
import { pythonFunction } from '../support/functions.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const sleeps = 'import time\ndef main(seconds):\n    time.sleep(seconds)\n    return "slept"\n';

/** Waits until an execution runs, as everyone can see it. */
async function running(api: ApiClient): Promise<void> {
  for (;;) {
    const { body } = await api.call('GET', '/v1/executions?status=running');
    if (listOf(body, 'executions').length > 0) return;
    await delay(20);
  }
}

describe('a host that is told to stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('ends in order at %s', async (signal) => {
    const host = await childHost();
    expect(await host.stop(signal)).toEqual({ code: 0, signal: null });
  });

  it('lets a running execution end, and meanwhile refuses what is new', async () => {
    const host = await childHost();
    const api = new ApiClient(host.url);
    const id = await pythonFunction(api, sleeps);
    const execution = api.call('POST', '/v1/executions', {
      json: { function_id: id, input: { seconds: 2 } },
    });
    await running(api);
    const stopped = host.stop('SIGTERM');
    await delay(200);
    expect(await api.call('GET', '/healthz')).toMatchObject({ status: 200 });
    expect(await api.call('GET', '/readyz')).toMatchObject({ status: 503 });
    expect(await api.call('GET', '/v1/functions')).toMatchObject({
      status: 503,
      body: { faultcode: 'Server', faultstring: 'The service is shutting down.' },
    });
    const { status, body } = await execution;
    expect({ status, state: body.status }).toEqual({ status: 201, state: 'success' });
    expect(await stopped).toEqual({ code: 0, signal: null });
  });

  it('R12: marks what does not end within the drain time', async () => {
    const dataDirectory = await temporaryDirectory();
    const host = await childHost({ dataDirectory, settings: { QINLING_DRAIN_SECONDS: '0' } });
    const api = new ApiClient(host.url);
    const id = await pythonFunction(api, sleeps);
    const json = { function_id: id, input: { seconds: 60 }, sync: false };
    const { body } = await api.call('POST', '/v1/executions', { json });
    await running(api);
    expect(await host.stop('SIGTERM')).toEqual({ code: 0, signal: null });

    const next = new ApiClient((await childHost({ dataDirectory })).url);
    const ended = await next.call('GET', `/v1/executions/${textOf(body, 'id')}`);
    expect(ended.body.status).toBe('error');
  });

  it('ends at once at the second signal', async () => {
    const host = await childHost({ settings: { QINLING_DRAIN_SECONDS: '60' } });
    const api = new ApiClient(host.url);
    const id = await pythonFunction(api, sleeps);
    await api.call('POST', '/v1/executions', {
      json: { function_id: id, input: { seconds: 60 }, sync: false },
    });
    await running(api);
    const first = host.stop('SIGTERM');
    while (!host.stderr().includes('"stopping"')) await delay(20);
    expect(await host.stop('SIGTERM')).toEqual({ code: 143, signal: null });
    await first;
  });
});
