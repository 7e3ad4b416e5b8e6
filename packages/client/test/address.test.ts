import { describe, expect, it } from 'vitest';
import { createClient, type RequestEvent, type ResponseEvent } from '../src/index.js';
import { fakeServer, json, rejection } from './support/fakes.js';
import { startService } from './support/service.js';

describe('the address', () => {
  it.each([
    ['http://host', 'http://host'],
    ['http://host/', 'http://host'],
    ['http://host/v1', 'http://host'],
    ['http://host/v1/', 'http://host'],
    ['https://host:8443/some/prefix', 'https://host:8443/some/prefix'],
    ['https://host:8443/some/prefix//', 'https://host:8443/some/prefix'],
    ['https://host/some/prefix/v1//', 'https://host/some/prefix'],
    [' http://host/?a=b#c ', 'http://host'],
    ['http://host/av1', 'http://host/av1'],
  ])('%s is understood', (given, url) => {
    expect(createClient({ url: given }).url).toBe(url);
    expect(createClient({ url: new URL(given) }).url).toBe(url);
  });

  it.each(['', 'host:7070', 'localhost', 'ftp://host', '/v1'])("'%s' is none", (url) => {
    expect(() => createClient({ url })).toThrow(TypeError);
  });

  it('with a login in it is refused, and not repeated', () => {
    expect(() => createClient({ url: 'http://user:secret@host' })).toThrow(
      /^(?!.*secret).*token or in headers/,
    );
  });

  it.each(['', '/some/prefix'])("works below '%s'", async (prefix) => {
    const { origin } = await startService({ prefix });
    for (const suffix of ['', '/', '/v1', '/v1/']) {
      const client = createClient({ url: origin + prefix + suffix });
      expect(await client.runtimes.list({ limit: 1 }).toArray()).toHaveLength(1);
    }
  });
});

describe('an id, a name or a version', () => {
  it.each(['', '.', '..'])("that is '%s' is refused: it would name something else", async (id) => {
    const { client, seen } = await fakeServer([json(200, {})]);
    const requests: (() => Promise<unknown>)[] = [
      () => client.functions.get(id),
      () => client.functions.delete(id),
      () => client.functions.update(id, { name: 'x' }),
      () => client.aliases.delete(id),
      () => client.versions.delete(id, 1),
      () => client.versions.delete('x', id),
      () => client.webhooks.invoke(id),
      () => client.executions.log(id),
      () => client.versions.list(id).toArray(),
    ];
    for (const request of requests) {
      expect(await rejection(Promise.resolve().then(request))).toBeInstanceOf(TypeError);
    }
    expect(seen).toEqual([]);
  });

  it('is escaped', async () => {
    const { client, seen } = await fakeServer([json(200, {})]);
    await client.aliases.get('a/b?c#d %2e%2e é');
    expect(seen[0]?.url).toBe('/v1/aliases/a%2Fb%3Fc%23d%20%252e%252e%20%C3%A9');
  });
});

describe('a login', () => {
  it('is sent as a token, or as any header', async () => {
    const { client, seen, origin } = await fakeServer([json(200, {})], { token: 'secret' });
    await client.jobs.get('x');
    await createClient({ url: origin, headers: { Authorization: 'Bearer b' } }).jobs.get('x');
    await createClient({ url: origin, token: 'a', headers: { 'X-Auth-Token': 'b' } }).jobs.get('x');
    expect(seen.map(({ headers }) => [headers['x-auth-token'], headers.authorization])).toEqual([
      ['secret', undefined],
      [undefined, 'Bearer b'],
      ['b', undefined],
    ]);
  });

  it('is masked in what the hooks tell', async () => {
    const told: (RequestEvent | ResponseEvent)[] = [];
    const { client, origin } = await fakeServer([json(200, {}, { 'x-openstack-request-id': 'req-1' })], {
      token: 'secret-1',
      headers: {
        Authorization: 'Bearer secret-2',
        'X-My-Key': 'secret-3',
        Cookie: 'secret-4',
        Accept: 'a/b',
      },
      onRequest: (event) => told.push(event),
      onResponse: (event) => told.push(event),
    });
    await client.jobs.create({});
    expect(JSON.stringify(told)).not.toContain('secret');
    const sent = {
      method: 'POST',
      url: `${origin}/v1/jobs`,
      attempt: 1,
      headers: {
        accept: 'a/b',
        authorization: '***',
        'content-type': 'application/json',
        cookie: '***',
        'x-auth-token': '***',
        'x-my-key': '***',
      },
    };
    expect(told).toEqual([
      sent,
      { ...sent, status: 200, requestId: 'req-1', durationMs: expect.any(Number) },
    ]);
  });
});
