import assert from 'node:assert/strict';
import { apiOf } from './support/api.js';
import { assertStatus, created, listed, noContent, ok, refused } from './support/expect.js';
import { type HttpCase, httpCase, type Kit } from './support/kit.js';
import { pathOf, routes } from './support/routes.js';
import { collectionsOf } from './support/specimens.js';
import { unique } from './support/unique.js';

function policyCase(name: string, run: (kit: Kit) => Promise<void>): HttpCase {
  return httpCase(name, run, { needsLogins: true });
}

/** Who may do what: the actions of Qinling's policy that are for administrators. */
export const policyCases: readonly HttpCase[] = [
  policyCase(
    'Who is not logged in gets a 401 in the error shape, on every route but invoke',
    async ({ nobody }) => {
      for (const [route, methods] of Object.entries(routes)) {
        if (route.endsWith('/invoke')) continue;
        for (const method of methods) refused(await nobody.raw(method, pathOf(route)), 401);
      }
    },
  ),

  policyCase('Members may not create, change or delete runtimes, nor look at pools', async (kit) => {
    const { api, admin, subject } = kit;
    const name = unique('runtime');
    refused(await api.post('/v1/runtimes', { image: subject.runtimeImage, name }), 403);
    assert.deepEqual(listed(await admin.get(`/v1/runtimes?name=${name}`), 'runtimes').rows, []);
    const path = `/v1/runtimes/${await kit.runtimeId()}`;
    refused(await api.put(path, { name: 'x' }), 403);
    refused(await api.delete(path), 403);
    refused(await api.get(`${path}/pool`), 403);
    ok(await admin.get(`${path}/pool`));
  }),

  policyCase('Members may not see, scale or detach workers', async (kit) => {
    const fn = await kit.createFunction();
    await kit.publish(fn);
    const path = `/v1/functions/${fn.id}`;
    refused(await kit.api.get(`${path}/workers`), 403);
    for (const target of [path, `${path}/versions/1`, `${path}/versions/0`]) {
      refused(await kit.api.post(`${target}/scale_up`, { count: 1 }), 403);
      refused(await kit.api.post(`${target}/scale_down`, { count: 1 }), 403);
      refused(await kit.api.post(`${target}/detach`), 403);
    }
    assert.deepEqual(listed(await kit.admin.get(`${path}/workers`), 'workers').rows, []);
  }),

  policyCase(
    'all_projects and project_id are for administrators, and all_projects=false is false',
    async (kit) => {
      const stranger = { projectId: unique('project'), roles: ['admin'] };
      const elsewhere = kit.login(stranger);
      for (const { noun, path, key, labelled, at, make } of await collectionsOf(kit)) {
        // Versions are listed within one function; runtimes of others are mostly public.
        if (noun === 'version' || noun === 'runtime') continue;
        const label = unique('label');
        const row = await make(label);
        const query = `${path}?${labelled}=${label}`;
        refused(await kit.api.get(`${query}&all_projects=true`), 403);
        refused(await kit.api.get(`${query}&project_id=${stranger.projectId}`), 403);
        refused(await kit.admin.get(`${query}&all_projects=perhaps`), 400);
        const count = async (more: string) => listed(await elsewhere.get(query + more), key).rows.length;
        assert.equal(await count(''), 0, `${key} of others are listed on demand only`);
        assert.equal(await count('&all_projects=false'), 0, key);
        assert.equal(await count('&all_projects=true'), 1, key);
        assert.equal(await count(`&project_id=${row.project_id}`), 1, key);
        assert.equal(await count('&project_id=nobody'), 0, key);
        const own = listed(await kit.api.get(`${query}&all_projects=false`), key);
        assert.equal(own.rows.length, 1, key);
        if (noun === 'execution') noContent(await kit.api.delete(at(row)));
      }
    },
  ),

  httpCase('A role or a project that a client puts into headers of its own changes nothing', async (kit) => {
    const { api, subject } = kit;
    const claimed = {
      'x-roles': 'admin',
      'x-role': 'admin',
      'x-user-roles': 'admin',
      'x-is-admin': 'true',
      'x-project-id': 'stolen',
      'x-tenant-id': 'stolen',
    };
    const used = Object.keys(api.login).map((name) => name.toLowerCase());
    const extra = Object.fromEntries(Object.entries(claimed).filter(([name]) => !used.includes(name)));
    const claiming = apiOf(subject.baseUrl, { ...api.login, ...extra }, subject.send);
    const code = { source: 'image', image: 'example/function:1' };
    const { project_id } = created(await claiming.post('/v1/functions', { code }));
    const expected = created(await api.post('/v1/functions', { code })).project_id;
    assert.equal(project_id, expected);
    if (subject.as === undefined) assert.equal(project_id, 'default');
    const pool = await claiming.get(`/v1/runtimes/${await kit.runtimeId()}/pool`);
    assertStatus(pool, subject.as === undefined ? 200 : 403);
  }),
];
