import assert from 'node:assert/strict';
import { assertRow } from './support/columns.js';
import { eventually } from './support/eventually.js';
import { accepted, created, listed, noContent, ok, refused, refusedField } from './support/expect.js';
import { type HttpCase, httpCase, type Kit } from './support/kit.js';
import { missingImage, settledRuntime } from './support/runtime-of.js';
import { unique, unknownId } from './support/unique.js';

async function createRuntime({ admin, subject }: Kit, fields: Record<string, unknown> = {}) {
  return created(
    await admin.post('/v1/runtimes', { image: subject.runtimeImage, name: unique('runtime'), ...fields }),
  );
}

/** Runtimes and their pools. */
export const runtimeCases: readonly HttpCase[] = [
  httpCase('POST /v1/runtimes: an image is enough; the runtime is creating, then available', async (kit) => {
    const { admin, subject } = kit;
    const runtime = created(await admin.post('/v1/runtimes', { image: subject.runtimeImage }));
    assertRow('runtime', runtime);
    const { image, status, is_public, trusted, name, description, updated_at } = runtime;
    assert.deepEqual(
      { image, status, is_public, trusted, name, description, updated_at },
      {
        image: subject.runtimeImage,
        status: 'creating',
        is_public: true,
        trusted: true,
        name: null,
        description: null,
        updated_at: null,
      },
    );
    const settled = await settledRuntime(admin, runtime.id);
    assertRow('runtime', settled);
    assert.equal(settled.status, 'available');
    noContent(await admin.delete(`/v1/runtimes/${runtime.id}`));
  }),

  httpCase('POST /v1/runtimes: keeps what it is given', async (kit) => {
    const given = { name: unique('mine'), description: 'for tests', is_public: false, trusted: false };
    const runtime = await createRuntime(kit, given);
    const { name, description, is_public, trusted } = runtime;
    assert.deepEqual({ name, description, is_public, trusted }, given);
    await settledRuntime(kit.admin, runtime.id);
    noContent(await kit.admin.delete(`/v1/runtimes/${runtime.id}`));
  }),

  httpCase('POST /v1/runtimes: without an image it is refused', async ({ admin }) => {
    refusedField(await admin.post('/v1/runtimes', { name: 'no image' }), 'image');
    refusedField(await admin.post('/v1/runtimes', { name: 'no image', image: null }), 'image');
  }),

  httpCase(
    'An image that does not come up leaves the runtime in error, and functions refuse it',
    async (kit) => {
      const { id } = await createRuntime(kit, { image: missingImage });
      assert.equal((await settledRuntime(kit.admin, id)).status, 'error');

      const answer = await kit.api.form('POST', '/v1/functions', [
        { name: 'runtime_id', value: id },
        { name: 'code', value: '{"source":"package"}' },
        { name: 'package', value: '', filename: 'empty.zip' },
      ]);
      refused(answer, 400, `Runtime ${id} is not available.`);
      refused(await kit.admin.put(`/v1/runtimes/${id}`, { image: kit.subject.runtimeImage }), 409);
      noContent(await kit.admin.delete(`/v1/runtimes/${id}`));
    },
  ),

  httpCase('GET /v1/runtimes and /v1/runtimes/:id show a public runtime to a member', async (kit) => {
    const id = await kit.runtimeId();
    const one = ok(await kit.api.get(`/v1/runtimes/${id}`));
    assertRow('runtime', one);
    const { rows } = listed(await kit.api.get('/v1/runtimes'), 'runtimes');
    assert.deepEqual(
      rows.find((row) => row.id === id),
      one,
    );
  }),

  httpCase('PUT /v1/runtimes/:id changes name and description, and nothing that is null', async (kit) => {
    const { admin } = kit;
    const { id } = await createRuntime(kit, { description: 'first' });
    await settledRuntime(admin, id);
    const renamed = ok(
      await admin.put(`/v1/runtimes/${id}`, { name: 'renamed', description: null, image: null }),
    );
    assertRow('runtime', renamed);
    assert.deepEqual([renamed.name, renamed.description], ['renamed', 'first']);
    assert.equal(renamed.status, 'available');
    assert.notEqual(renamed.updated_at, null);
    assert.equal(ok(await admin.put(`/v1/runtimes/${id}`, { description: 'second' })).description, 'second');
    refused(await admin.put(`/v1/runtimes/${id}`, { is_public: false }), 400);
    noContent(await admin.delete(`/v1/runtimes/${id}`));
  }),

  httpCase(
    'PUT /v1/runtimes/:id with an image that does not come up rolls back to the old one',
    async (kit) => {
      const { admin, subject } = kit;
      const { id } = await createRuntime(kit);
      await settledRuntime(admin, id);
      const upgrading = ok(await admin.put(`/v1/runtimes/${id}`, { image: missingImage }));
      assert.equal(upgrading.status, 'upgrading');
      const { status, image } = await settledRuntime(admin, id);
      assert.deepEqual({ status, image }, { status: 'available', image: subject.runtimeImage });
      noContent(await admin.delete(`/v1/runtimes/${id}`));
    },
  ),

  httpCase('PUT /v1/runtimes/:id with a new image is refused while workers of it are alive', async (kit) => {
    const { admin } = kit;
    const { id } = await createRuntime(kit);
    await settledRuntime(admin, id);
    const fn = await kit.createFunction({ runtime_id: id });
    await kit.run({ function_id: fn.id });
    const workers = async () =>
      listed(await admin.get(`/v1/functions/${fn.id}/workers`), 'workers').rows.length;
    assert.ok((await workers()) > 0, 'a worker outlives its execution');

    refused(await admin.put(`/v1/runtimes/${id}`, { image: missingImage }), 403);
    assert.equal(ok(await admin.get(`/v1/runtimes/${id}`)).status, 'available');

    accepted(await admin.post(`/v1/functions/${fn.id}/detach`));
    await eventually('the workers leave', async () => ((await workers()) === 0 ? true : undefined));
    ok(await admin.put(`/v1/runtimes/${id}`, { image: missingImage }));
    await settledRuntime(admin, id);
  }),

  httpCase(
    'DELETE /v1/runtimes/:id is refused while a function uses it, and works afterwards',
    async (kit) => {
      const { admin, api } = kit;
      const { id } = await createRuntime(kit);
      await settledRuntime(admin, id);
      const fn = await kit.createFunction({ runtime_id: id });
      refused(await admin.delete(`/v1/runtimes/${id}`), 403, `Runtime ${id} is still in use.`);
      noContent(await api.delete(`/v1/functions/${fn.id}`));
      noContent(await admin.delete(`/v1/runtimes/${id}`));
      refused(await admin.get(`/v1/runtimes/${id}`), 404, `Runtime not found [id=${id}]`);
      refused(await admin.delete(`/v1/runtimes/${id}`), 404, `Runtime not found [id=${id}]`);
    },
  ),

  httpCase('GET /v1/runtimes/:id/pool counts the workers that wait', async (kit) => {
    const id = await kit.runtimeId();
    const pool = ok(await kit.admin.get(`/v1/runtimes/${id}/pool`));
    const { total, available } = pool.capacity as { total: number; available: number };
    assert.deepEqual(pool, { name: id, capacity: { total, available } } as unknown);
    assert.ok(Number.isInteger(total) && Number.isInteger(available) && available <= total && available >= 0);

    const unknown = unknownId();
    refused(await kit.admin.get(`/v1/runtimes/${unknown}/pool`), 404, `Runtime not found [id=${unknown}]`);
  }),
];
