import { UnauthorizedError } from '@qinling/core';
import { describe, expect, it, vi } from 'vitest';
import type { RouterOptions } from '../src/index.js';
import { createWorld } from './support/world.js';

const quiet = () => ({ debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() });

function authenticatedBy(authenticate: unknown) {
  return createWorld({
    router: { authenticate: authenticate as NonNullable<RouterOptions['authenticate']> },
  });
}

describe('without authenticate', () => {
  it('the router says so, once, when it is made', async () => {
    const logger = quiet();
    const { ask } = await createWorld({ router: { logger } });
    await ask('GET', '/v1/functions');
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith({}, expect.stringContaining('Nobody is authenticated'));
  });

  it('everybody is an administrator of the project default, whatever headers they send', async () => {
    const { ask, runtimeId } = await createWorld();
    const headers = { 'content-type': 'application/json', 'x-roles': 'member', 'x-project-id': 'other' };
    const body = JSON.stringify({ code: { source: 'image', image: 'x' } });
    const created = await ask('POST', '/v1/functions', { headers, body });
    expect(created.json()).toMatchObject({ project_id: 'default' });
    expect((await ask('GET', `/v1/runtimes/${runtimeId}/pool`, { headers })).status).toBe(200);
  });
});

describe('with authenticate', () => {
  it('is a 401 in the shape of the API when it throws UnauthorizedError', async () => {
    const { ask } = await authenticatedBy(() => {
      throw new UnauthorizedError('Who are you?');
    });
    const answer = await ask('GET', '/v1/functions');
    expect(answer.status).toBe(401);
    expect(answer.json()).toMatchObject({ faultcode: 'Client', faultstring: 'Who are you?' });
  });

  it.each([undefined, null])('is a 401 when it gives back %s: nobody is no administrator', async (nobody) => {
    const { ask } = await authenticatedBy(async () => nobody);
    expect((await ask('GET', '/v1/functions')).status).toBe(401);
  });

  it.each([
    {},
    { projectId: '', roles: [] },
    { projectId: 'p' },
    { projectId: 'p', roles: 'admin' },
    'admin',
  ])('is a 500 when it gives back what is no caller: %j', async (caller) => {
    const { ask } = await authenticatedBy(() => caller);
    expect((await ask('GET', '/v1/functions')).status).toBe(500);
  });

  it('is a 500 that tells nothing when it fails in another way', async () => {
    const { ask } = await authenticatedBy(() => {
      throw Object.assign(new Error('ldap://secret refused'), { status: 404 });
    });
    const answer = await ask('GET', '/v1/functions');
    expect(answer.status).toBe(500);
    expect(answer.bytes.toString()).not.toContain('secret');
  });

  it('is not asked for discovery and webhooks', async () => {
    const authenticate = vi.fn(() => {
      throw new UnauthorizedError('no');
    });
    const { ask, createFunction, qinling } = await authenticatedBy(authenticate);
    const caller = { projectId: 'default', roles: [] };
    const hook = await qinling.webhooks.create(caller, { functionId: await createFunction() });
    for (const path of ['/', '/v1', '/v1/openapi.json', '/v1/docs', '/v1/docs.css'])
      expect((await ask('GET', path)).status).toBe(200);
    expect((await ask('POST', `/v1/webhooks/${hook.id}/invoke`)).status).toBe(202);
    expect(authenticate).not.toHaveBeenCalled();
  });

  it('comes before everything else: a body of somebody unknown is not read', async () => {
    const { ask, blobs } = await authenticatedBy(() => {
      throw new UnauthorizedError('no');
    });
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await ask('POST', '/v1/functions', { headers, body: 'nonsense' })).status).toBe(401);
    expect(blobs.staged).toBe(0);
  });
});

describe('the policy', () => {
  it('is asked by the action of the route, before the body is read', async () => {
    const asked: string[] = [];
    const access = {
      isAdmin: () => true,
      allows: (_caller: unknown, action: string) => {
        asked.push(action);
        return action !== 'function:create';
      },
    };
    const { ask } = await createWorld({ qinling: { access } });
    const answer = await ask('POST', '/v1/functions', { body: 'no JSON at all' });
    expect(answer.status).toBe(403);
    expect(answer.json().faultstring).toBe('Operation not allowed: function:create');
    expect(asked).toEqual(['function:create']);
  });

  it('is asked for all_projects beside the list', async () => {
    const asked: string[] = [];
    const access = { isAdmin: () => true, allows: (_: unknown, action: string) => asked.push(action) > 0 };
    const { ask } = await createWorld({ qinling: { access } });
    for (const query of ['', '?all_projects=false', '?project_id=default', '?all_projects=TRUE']) {
      await ask('GET', `/v1/jobs${query}`);
    }
    await ask('GET', '/v1/jobs?project_id=other');
    expect(asked).toEqual([
      'job:get_all',
      'job:get_all',
      'job:get_all',
      ...['job:get_all', 'job:get_all:all_projects'],
      ...['job:get_all', 'job:get_all:all_projects'],
    ]);
  });
});
