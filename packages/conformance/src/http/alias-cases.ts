import assert from 'node:assert/strict';
import { assertRow } from './support/columns.js';
import { blocked, created, listed, noContent, ok, refused, refusedField } from './support/expect.js';
import { echoOf, type HttpCase, httpCase } from './support/kit.js';
import { echoing } from './support/sources.js';
import { unique, unknownId } from './support/unique.js';

/** Aliases, addressed by name. */
export const aliasCases: readonly HttpCase[] = [
  httpCase(
    'POST /v1/aliases: a name and a function are enough; it points at the latest code',
    async (kit) => {
      const fn = await kit.createFunction();
      const name = unique('alias');
      const alias = created(await kit.api.post('/v1/aliases', { name, function_id: fn.id }));
      assertRow('alias', alias);
      const { id, created_at, ...rest } = alias;
      assert.deepEqual(rest, {
        name,
        function_id: fn.id,
        function_version: 0,
        description: null,
        project_id: fn.project_id,
        updated_at: null,
      });
      assert.deepEqual(ok(await kit.api.get(`/v1/aliases/${name}`)), alias);
    },
  ),

  httpCase('POST /v1/aliases takes what clients send: every field, null where unset', async (kit) => {
    const fn = await kit.createFunction();
    await kit.publish(fn);
    const post = (fields: Record<string, unknown>) =>
      kit.api.post('/v1/aliases', { name: unique('alias'), function_id: fn.id, ...fields });
    const unset = created(await post({ function_version: null, description: null }));
    assert.deepEqual([unset.function_version, unset.description], [0, null]);
    const given = created(await post({ function_version: 1, description: 'points at one' }));
    assert.deepEqual([given.function_version, given.description], [1, 'points at one']);
  }),

  httpCase(
    'POST /v1/aliases refuses a name that is taken; several names may share a version',
    async (kit) => {
      const fn = await kit.createFunction();
      const { name } = await kit.createAlias(fn);
      refused(
        await kit.api.post('/v1/aliases', { name, function_id: fn.id }),
        400,
        "Duplicate entry for function_aliases: ['project_id', 'name']",
      );
      await kit.createAlias(fn);
      const { rows } = listed(await kit.api.get(`/v1/aliases?function_id=${fn.id}`), 'function_aliases');
      assert.equal(rows.length, 2);
    },
  ),

  httpCase('POST /v1/aliases needs a function and a version that exist', async (kit) => {
    const fn = await kit.createFunction();
    const name = unique('alias');
    refusedField(await kit.api.post('/v1/aliases', { function_id: fn.id }), 'name');
    refusedField(await kit.api.post('/v1/aliases', { name }), 'function_id');
    const id = unknownId();
    refused(
      await kit.api.post('/v1/aliases', { name, function_id: id }),
      404,
      `Function not found [id=${id}]`,
    );
    refused(
      await kit.api.post('/v1/aliases', { name, function_id: fn.id, function_version: 9 }),
      404,
      `FunctionVersion not found [function_id=${fn.id}, version_number=9]`,
    );
    const malformed = await kit.api.post('/v1/aliases', { name, function_id: 'abc' });
    refused(malformed, 400, 'Expected a uuid but received abc.');
    for (const function_version of [-1, 1.5, 'one', {}]) {
      refusedField(
        await kit.api.post('/v1/aliases', { name, function_id: fn.id, function_version }),
        'function_version',
      );
    }
    refused(await kit.api.get(`/v1/aliases/${name}`), 404);
  }),

  httpCase('An alias name has 1 to 255 characters that need no escaping in a path', async (kit) => {
    const { id } = await kit.createFunction();
    const filler = unique('x').replace(/[^a-z0-9]/g, '');
    for (const name of [`Prod-1.2_x~${filler}`, filler.padEnd(255, 'x')]) {
      created(await kit.api.post('/v1/aliases', { name, function_id: id }));
      assert.equal(ok(await kit.api.get(`/v1/aliases/${name}`)).name, name);
    }
    // `.` and `..` need no escaping, yet clients resolve them away: no path reaches such an alias.
    for (const name of ['', 'x'.repeat(256), 'a/b', 'a b', 'a?b', 'a#b', 'a%b', 'ä', '.', '..', 'a\n']) {
      refusedField(await kit.api.post('/v1/aliases', { name, function_id: id }), 'name');
    }
  }),

  httpCase('An alias that does not exist is a 404, named', async ({ api }) => {
    const name = unique('alias');
    const gone = `FunctionAlias not found [name=${name}]`;
    refused(await api.get(`/v1/aliases/${name}`), 404, gone);
    refused(await api.put(`/v1/aliases/${name}`, { description: 'x' }), 404, gone);
    refused(await api.delete(`/v1/aliases/${name}`), 404, gone);
  }),

  httpCase('PUT /v1/aliases/:name moves it, with explicit nulls and the version as text', async (kit) => {
    const fn = await kit.createFunction({ files: echoing('one') });
    await kit.publish(fn);
    await kit.changeCode(fn, echoing('two'));
    await kit.publish(fn);
    const alias = await kit.createAlias(fn, 1);
    const path = `/v1/aliases/${alias.name}`;
    const run = async () => echoOf(await kit.run({ function_alias: alias.name })).label;
    assert.equal(await run(), 'one');

    const moved = ok(
      await kit.api.put(path, { function_id: null, function_version: '2', description: null }),
    );
    assertRow('alias', moved);
    assert.notEqual(moved.updated_at, null);
    assert.deepEqual(moved, { ...alias, function_version: 2, updated_at: moved.updated_at });
    assert.equal(await run(), 'two');

    const described = ok(await kit.api.put(path, { description: 'stays at two' }));
    assert.deepEqual([described.function_version, described.description], [2, 'stays at two']);
  }),

  httpCase('PUT /v1/aliases/:name moves it to another function', async (kit) => {
    const alias = await kit.createAlias(await kit.createFunction());
    const other = await kit.createFunction();
    await kit.publish(other);
    const target = { function_id: other.id, function_version: 1 };
    const moved = ok(await kit.api.put(`/v1/aliases/${alias.name}`, target));
    assert.deepEqual([moved.function_id, moved.function_version], [other.id, 1]);
  }),

  httpCase('PUT /v1/aliases/:name refuses targets that do not exist, and another name', async (kit) => {
    const fn = await kit.createFunction();
    const alias = await kit.createAlias(fn);
    const path = `/v1/aliases/${alias.name}`;
    const id = unknownId();
    refused(await kit.api.put(path, { function_id: id }), 404, `Function not found [id=${id}]`);
    const noVersion = `FunctionVersion not found [function_id=${fn.id}, version_number=9]`;
    refused(await kit.api.put(path, { function_version: '9' }), 404, noVersion);
    refused(await kit.api.put(path, { function_version: 'nine' }), 400);
    refused(await kit.api.put(path, { name: unique('other') }), 400);
    assert.deepEqual(ok(await kit.api.get(path)), alias);
  }),

  httpCase('DELETE /v1/aliases/:name frees the name', async (kit) => {
    const fn = await kit.createFunction();
    const { name } = await kit.createAlias(fn);
    noContent(await kit.api.delete(`/v1/aliases/${name}`));
    refused(await kit.api.get(`/v1/aliases/${name}`), 404, `FunctionAlias not found [name=${name}]`);
    created(await kit.api.post('/v1/aliases', { name, function_id: fn.id }));
  }),

  httpCase(
    'R10: DELETE /v1/aliases/:name is refused while a webhook or an unfinished job uses it',
    async (kit) => {
      const { name } = await kit.createAlias(await kit.createFunction());
      const path = `/v1/aliases/${name}`;
      const job = await kit.createJob({ function_alias: name });
      blocked(await kit.api.delete(path), undefined, [{ kind: 'job', id: job.id }]);
      ok(await kit.api.put(`/v1/jobs/${job.id}`, { status: 'cancelled' }));

      const webhook = await kit.createWebhook({ function_alias: name });
      blocked(await kit.api.delete(path), undefined, [{ kind: 'webhook', id: webhook.id }]);
      noContent(await kit.api.delete(`/v1/webhooks/${webhook.id}`));
      noContent(await kit.api.delete(path));
    },
  ),
];
