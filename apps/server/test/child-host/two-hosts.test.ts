import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ApiClient, packageForm } from '../../src/child-host/api-client.js';
import { textOf } from '../../src/child-host/json-members.js';
import { zipOf } from '../../src/child-host/zip-of.js';
import { defaultRuntimes } from '../../src/runtimes/default-runtimes.js';
import { childHost } from '../support/child-hosts.js';
import { runtimeStatus } from '../support/functions.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

describe('two hosts on one data directory', () => {
  it('run the same functions, also in a runtime that the other one made', async () => {
    const dataDirectory = await temporaryDirectory();
    const settings = { QINLING_RUNTIMES: 'none' };
    const hosts = await Promise.all([
      childHost({ dataDirectory, settings }),
      childHost({ dataDirectory, settings }),
    ]);
    const [one, other] = hosts.map(({ url }) => new ApiClient(url));
    if (one === undefined || other === undefined) throw new Error('There must be two hosts.');

    const made = await one.call('POST', '/v1/runtimes', { json: { image: 'nodejs' } });
    const runtime = textOf(made.body, 'id');
    while ((await other.call('GET', `/v1/runtimes/${runtime}`)).body.status !== 'available') await delay(20);
    const zip = await zipOf({ 'main.js': 'exports.main = () => "from either";\n' });
    const { body } = await one.call('POST', '/v1/functions', {
      form: packageForm(zip, { runtime_id: runtime }),
    });
    for (const api of [one, other]) {
      const run = await api.call('POST', '/v1/executions', { json: { function_id: body.id } });
      expect(run.body).toMatchObject({ status: 'success' });
    }
  });

  it('R12: end what the other one ran when it is killed', async () => {
    const dataDirectory = await temporaryDirectory();
    const settings = { QINLING_LEASE_SECONDS: '1', QINLING_RUNTIMES: 'nodejs' };
    const killed = await childHost({ dataDirectory, settings });
    const survivor = new ApiClient((await childHost({ dataDirectory, settings })).url);
    const api = new ApiClient(killed.url);
    await runtimeStatus(api, 'nodejs', 'available');
    const zip = await zipOf({ 'main.js': 'exports.main = () => new Promise(() => {});\n' });
    const { body } = await api.call('POST', '/v1/functions', {
      form: packageForm(zip, { runtime_id: defaultRuntimes[0].id, timeout: '300' }),
    });
    const json = { function_id: body.id, sync: false };
    const execution = textOf((await api.call('POST', '/v1/executions', { json })).body, 'id');
    await killed.stop('SIGKILL');
    await expect
      .poll(async () => (await survivor.call('GET', `/v1/executions/${execution}`)).body.status, {
        timeout: 5_000,
      })
      .toBe('error');
  });
});
