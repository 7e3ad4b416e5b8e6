import assert from 'node:assert/strict';
import { jsonType } from './support/api.js';
import { assertRow } from './support/columns.js';
import { created, listed, noContent, ok, refused } from './support/expect.js';
import { echoOf, type HttpCase, httpCase } from './support/kit.js';
import { echoing } from './support/sources.js';
import { unknownId } from './support/unique.js';

/** Publishing, reading and describing versions (rules R1, R2). */
export const versionCases: readonly HttpCase[] = [
  httpCase('POST /v1/functions/:id/versions publishes the latest code under number 1', async (kit) => {
    const fn = await kit.createFunction({ cpu: 200, timeout: 9 });
    const version = await kit.publish(fn, 'first');
    assertRow('version', version);
    const { id, created_at, ...rest } = version;
    assert.deepEqual(rest, {
      function_id: fn.id,
      description: 'first',
      version_number: 1,
      count: 0,
      project_id: fn.project_id,
      updated_at: null,
      code: fn.code,
      entry: fn.entry,
      runtime_id: fn.runtime_id,
      cpu: 200,
      memory_size: fn.memory_size,
      timeout: 9,
    });
    assert.equal(ok(await kit.api.get(`/v1/functions/${fn.id}`)).latest_version, 1);
  }),

  httpCase('POST /v1/functions/:id/versions takes no body, an empty one and explicit nulls', async (kit) => {
    const fn = await kit.createFunction();
    const path = `/v1/functions/${fn.id}/versions`;
    const answers = [
      await kit.api.raw('POST', path),
      await kit.api.raw('POST', path, jsonType),
      await kit.api.raw('POST', path, jsonType, ''),
      await kit.api.post(path, {}),
      await kit.api.post(path, { description: null }),
    ];
    const versions = answers.map(created);
    assert.deepEqual(
      versions.map(({ version_number, description }) => [version_number, description]),
      [1, 2, 3, 4, 5].map((number) => [number, null]),
    );
    refused(await kit.api.post(path, { description: 5 }), 400);
  }),

  httpCase('GET /v1/functions/:id/versions/:n takes the number, and the id of the version', async (kit) => {
    const fn = await kit.createFunction();
    const path = `/v1/functions/${fn.id}/versions`;
    const first = await kit.publish(fn);
    const second = await kit.publish(fn);
    assert.deepEqual(ok(await kit.api.get(`${path}/1`)), first);
    assert.deepEqual(ok(await kit.api.get(`${path}/${first.id}`)), first);
    assert.deepEqual(ok(await kit.api.get(`${path}/2`)), second);
    assert.deepEqual(listed(await kit.api.get(path), 'function_versions').rows, [first, second]);
  }),

  httpCase('A version that does not exist is a 404, whatever is asked of it', async (kit) => {
    const { api } = kit;
    const fn = await kit.createFunction();
    const other = await kit.publish(await kit.createFunction());
    const path = `/v1/functions/${fn.id}/versions`;
    const gone = `FunctionVersion not found [function_id=${fn.id}, version_number=7]`;
    refused(await api.get(`${path}/7`), 404, gone);
    refused(await api.get(`${path}/7?download=true`), 404, gone);
    refused(await api.put(`${path}/7`, { description: 'x' }), 404, gone);
    refused(await api.delete(`${path}/7`), 404, gone);
    refused(await api.post(`${path}/7/restore`), 404, gone);
    refused(await api.get(`${path}/${other.id}`), 404, /^FunctionVersion not found/);

    const id = unknownId();
    const noFunction = `Function not found [id=${id}]`;
    refused(await api.get(`/v1/functions/${id}/versions`), 404, noFunction);
    refused(await api.post(`/v1/functions/${id}/versions`, {}), 404, noFunction);
  }),

  httpCase('A version reference that is neither a number nor an id is a 400', async (kit) => {
    const fn = await kit.createFunction();
    for (const reference of ['abc', '1.5', '-1', '1x']) {
      refused(await kit.api.get(`/v1/functions/${fn.id}/versions/${reference}`), 400);
    }
  }),

  httpCase('R1: a number is never issued again, also after the newest version was deleted', async (kit) => {
    const { api } = kit;
    const fn = await kit.createFunction();
    const path = `/v1/functions/${fn.id}`;
    const latest = async () => ok(await api.get(path)).latest_version;
    for (const number of [1, 2, 3]) assert.equal((await kit.publish(fn)).version_number, number);
    noContent(await api.delete(`${path}/versions/3`));
    assert.equal(await latest(), 2);
    noContent(await api.delete(`${path}/versions/1`));
    assert.equal(await latest(), 2);
    assert.equal((await kit.publish(fn)).version_number, 4);
    assert.equal(await latest(), 4);
    for (const number of [2, 4]) noContent(await api.delete(`${path}/versions/${number}`));
    assert.equal(await latest(), 0);
    assert.equal((await kit.publish(fn)).version_number, 5);
  }),

  httpCase('R1: publishing at the same time gives every version its own number', async (kit) => {
    const fn = await kit.createFunction();
    const versions = await Promise.all(Array.from({ length: 6 }, () => kit.publish(fn)));
    const numbers = versions.map(({ version_number }) => Number(version_number)).sort((a, b) => a - b);
    assert.deepEqual(numbers, [1, 2, 3, 4, 5, 6]);
    assert.equal(ok(await kit.api.get(`/v1/functions/${fn.id}`)).latest_version, 6);
  }),

  httpCase('R2: a version keeps code and settings when the function changes, and runs them', async (kit) => {
    const fn = await kit.createFunction({ files: echoing('one') });
    const version = await kit.publish(fn);
    await kit.changeCode(fn, echoing('two'));
    const settings = { entry: 'main.main', cpu: 300, memory_size: 67108864, timeout: 30 };
    ok(await kit.api.put(`/v1/functions/${fn.id}`, settings));
    assert.deepEqual(ok(await kit.api.get(`/v1/functions/${fn.id}/versions/1`)), version);
    await kit.publish(fn);

    const labels = [];
    for (const function_version of [0, 1, 2]) {
      labels.push(echoOf(await kit.run({ function_id: fn.id, function_version })).label);
    }
    assert.deepEqual(labels, ['two', 'one', 'two']);
  }),

  httpCase('PUT /v1/functions/:id/versions/:n changes the description and nothing else', async (kit) => {
    const fn = await kit.createFunction();
    const version = await kit.publish(fn, 'before');
    const path = `/v1/functions/${fn.id}/versions`;
    const changed = ok(await kit.api.put(`${path}/1`, { description: 'after' }));
    assertRow('version', changed);
    assert.notEqual(changed.updated_at, null);
    assert.deepEqual(changed, { ...version, description: 'after', updated_at: changed.updated_at });
    assert.equal(
      ok(await kit.api.put(`${path}/${version.id}`, { description: 'by id' })).description,
      'by id',
    );

    const others = {
      version_number: 9,
      entry: 'a.b',
      timeout: 9,
      code: {},
      count: 1,
      function_id: fn.id,
      foo: 1,
    };
    for (const [name, value] of Object.entries(others)) {
      refused(await kit.api.put(`${path}/1`, { description: 'never', [name]: value }), 400);
    }
    assert.equal(ok(await kit.api.get(`${path}/1`)).description, 'by id');
  }),

  httpCase('POST /v1/functions/:id/versions of an image function is refused', async ({ api }) => {
    const code = { source: 'image', image: 'example/function:1' };
    const { id } = created(await api.post('/v1/functions', { code }));
    refused(
      await api.post(`/v1/functions/${id}/versions`, {}),
      403,
      'Function versioning only allowed for package type function.',
    );
  }),
];
