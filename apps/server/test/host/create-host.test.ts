import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ApiClient, packageForm } from '../../src/child-host/api-client.js';
import { defaultRuntimes } from '../../src/runtimes/default-runtimes.js';
import { runtimeStatus } from '../support/functions.js';
import { runningHost } from '../support/running-host.js';

describe('createHost', () => {
  it('answers probes, and in the shape of the API for what it does not know', async () => {
    const api = new ApiClient((await runningHost()).host.url);
    expect(await api.call('GET', '/healthz')).toMatchObject({ status: 200, body: { status: 'up' } });
    expect(await api.call('GET', '/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
    expect(await api.call('GET', '/nothing')).toMatchObject({ status: 404, body: { faultcode: 'Client' } });
  });

  it('writes one line for a request, without what may be secret', async () => {
    const { host, lines } = await runningHost();
    await new ApiClient(host.url).call('GET', '/v1/functions?name=s3cret');
    expect(lines.filter(({ msg }) => msg === 'request')).toEqual([
      expect.objectContaining({
        method: 'GET',
        path: '/v1/functions',
        status: 200,
        requestId: expect.stringMatching(/^req-/),
      }),
    ]);
    expect(JSON.stringify(lines)).not.toContain('s3cret');
  });

  it('R18: lets in only who has a token, each to its own project', async () => {
    const { host, lines } = await runningHost({
      QINLING_TOKENS: 'alpha-token-0123456789=alpha,admin-token-0123456789=ops:admin',
    });
    const asAlpha = { headers: { 'X-Auth-Token': 'alpha-token-0123456789' } };
    const asAdmin = { headers: { Authorization: 'Bearer admin-token-0123456789' } };
    const own = `${host.url}/v1/functions`;
    const everyones = `${own}?all_projects=true`;
    expect((await fetch(own)).status).toBe(401);
    expect((await fetch(own, asAlpha)).status).toBe(200);
    expect((await fetch(everyones, asAlpha)).status).toBe(403);
    expect((await fetch(everyones, asAdmin)).status).toBe(200);
    expect(JSON.stringify(lines)).not.toContain('token-0123456789');
  });

  it('lets probes in without a token', async () => {
    const { host } = await runningHost({ QINLING_TOKENS: 'alpha-token-0123456789=alpha' });
    expect((await fetch(`${host.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${host.url}/readyz`)).status).toBe(200);
  });

  it('begins links with the public address', async () => {
    const { host } = await runningHost({ QINLING_PUBLIC_URL: 'https://functions.example.org/qinling' });
    const { body } = await new ApiClient(host.url).call('GET', '/v1/');
    expect(body.uri).toBe('https://functions.example.org/qinling/v1');
  });

  it('hands the limits of packages and resources on', async () => {
    const { host } = await runningHost({
      QINLING_MAX_PACKAGE_BYTES: '10',
      QINLING_TIMEOUT_SECONDS: '1,2,3',
      QINLING_RUNTIMES: 'nodejs',
    });
    const api = new ApiClient(host.url);
    await runtimeStatus(api, 'nodejs', 'available');
    const fields = { runtime_id: defaultRuntimes[0].id };
    const tooLong = packageForm(Buffer.from('tiny'), { ...fields, timeout: '4' });
    const { body } = await api.call('POST', '/v1/functions', { form: tooLong });
    expect(body.faultstring).toContain('1 ~ 3(seconds)');
    const tooLarge = packageForm(Buffer.from('far too large'), fields);
    expect(await api.call('POST', '/v1/functions', { form: tooLarge })).toMatchObject({ status: 413 });
  });

  it('does not start when functions cannot be isolated as wanted', async () => {
    vi.stubEnv('PATH', '');
    onTestFinished(() => void vi.unstubAllEnvs());
    await expect(runningHost({ QINLING_ISOLATION: 'bubblewrap' })).rejects.toThrow(
      /Isolation by bubblewrap .*Install Debian's package bubblewrap/,
    );
  });

  it('is closed once, however often it is asked to', async () => {
    const { host } = await runningHost();
    await Promise.all([host.close(), host.close()]);
    await expect(fetch(`${host.url}/healthz`)).rejects.toThrow();
  });
});
