import express from 'express';
import { describe, expect, it } from 'vitest';
import { createWorld } from './support/world.js';

const uri = async (ask: Awaited<ReturnType<typeof createWorld>>['ask'], headers = {}) =>
  (await ask('GET', '/v1', { headers })).json().uri;

describe('links', () => {
  it('begin with the address that the request came to', async () => {
    const { ask, origin } = await createWorld();
    expect(await uri(ask, { host: new URL(origin).host })).toBe(`${origin}/v1`);
    expect(await uri(ask, { host: 'example.org:8080' })).toBe('http://example.org:8080/v1');
    expect(await uri(ask, { host: '[::1]:7070' })).toBe('http://[::1]:7070/v1');
  });

  it.each(['evil.org/path?', 'a b', '"><script>', 'user@evil.org', ''])(
    'do not repeat a Host header that is no host: %j',
    async (host) => {
      const { ask, origin } = await createWorld();
      expect(await uri(ask, { host })).toBe(`${origin}/v1`);
    },
  );

  it('begin with the public URL where the host gave one', async () => {
    const { ask, askJson, createFunction } = await createWorld({
      router: { publicUrl: 'https://example.org/functions/' },
    });
    expect(await uri(ask)).toBe('https://example.org/functions/v1');
    const hook = (await askJson('POST', '/v1/webhooks', { function_id: await createFunction() })).json();
    expect(hook.webhook_url).toBe(`https://example.org/functions/v1/webhooks/${hook.id}/invoke`);
    await createFunction();
    const { next } = (await ask('GET', '/v1/functions?limit=1&name=has:')).json();
    expect(next).toBeUndefined();
    expect((await ask('GET', '/v1/functions?limit=1&fields=id')).json().next).toMatch(
      /^https:\/\/example\.org\/functions\/v1\/functions\?limit=1&fields=id&marker=[0-9a-f-]{36}$/,
    );
  });

  it('follow the protocol of a proxy that the host trusts, and of no other', async () => {
    const headers = { host: 'example.org', 'x-forwarded-proto': 'https' };
    const trusting = await createWorld({
      host: (router) => express().set('trust proxy', true).use(router),
    });
    expect(await uri(trusting.ask, headers)).toBe('https://example.org/v1');
    expect(await uri((await createWorld()).ask, headers)).toBe('http://example.org/v1');
  });
});
