import assert from 'node:assert/strict';
import { created, listed, noContent, ok, type Row, refused } from './support/expect.js';
import { packagePart } from './support/form.js';
import { type HttpCase, httpCase, type Kit, seldom } from './support/kit.js';
import { settledRuntime } from './support/runtime-of.js';
import { echoing } from './support/sources.js';
import { collectionsOf } from './support/specimens.js';
import { unique } from './support/unique.js';
import { zip } from './support/zip.js';

const member = () => ({ projectId: unique('project'), roles: ['member'] });
const otherAdmin = () => ({ projectId: unique('project'), roles: ['admin'] });

async function privateRuntime({ admin, subject }: Kit): Promise<Row> {
  const fields = { image: subject.runtimeImage, name: unique('private'), is_public: false };
  const { id } = created(await admin.post('/v1/runtimes', fields));
  return settledRuntime(admin, id);
}

function tenancyCase(name: string, run: (kit: Kit) => Promise<void>): HttpCase {
  return httpCase(name, run, { needsLogins: true });
}

/** Rule R18: a caller sees and changes only its own project's rows; those of others are "not found", never "forbidden". */
export const tenancyCases: readonly HttpCase[] = [
  tenancyCase(
    'R18: the rows of another project are not found, not listed, not changed and not deleted',
    async (kit) => {
      const stranger = kit.login(member());
      for (const { noun, path, key, labelled, at, make } of await collectionsOf(kit)) {
        if (noun === 'runtime') continue;
        const label = unique('label');
        const made = await make(label);
        const row = ok(await kit.api.get(at(made)));
        refused(await stranger.get(at(row)), 404, /not found/);
        refused(await stranger.delete(at(row)), 404, /not found/);
        if (noun !== 'execution') {
          refused(await stranger.put(at(row), { [labelled]: 'stolen' }), 404, /not found/);
        }
        const list = await stranger.get(`${path}?${labelled}=${label}`);
        if (noun === 'version') refused(list, 404);
        else assert.deepEqual(listed(list, key).rows, [], key);
        assert.deepEqual(ok(await kit.api.get(at(row))), row, `the ${noun} is as it was`);
      }
    },
  ),

  tenancyCase('R18: code, logs and new versions of another project are not found', async (kit) => {
    const stranger = kit.login(member());
    const fn = await kit.createFunction();
    await kit.publish(fn);
    const execution = await kit.run({ function_id: fn.id });
    const path = `/v1/functions/${fn.id}`;
    const gone = `Function not found [id=${fn.id}]`;
    refused(await stranger.get(`${path}?download=true`), 404, gone);
    refused(await stranger.get(`${path}/versions/1?download=true`), 404);
    refused(await stranger.form('PUT', path, [packagePart(zip(echoing('stolen')))]), 404, gone);
    refused(await stranger.post(`${path}/versions`, {}), 404, gone);
    refused(await stranger.post(`${path}/versions/1/restore`), 404);
    refused(await stranger.get(`/v1/executions/${execution.id}/log`), 404);
    refused(await stranger.post(`/v1/executions/${execution.id}/cancel`), 404);
  }),

  tenancyCase(
    'R18: nothing can be made that refers to a function or an alias of another project',
    async (kit) => {
      const stranger = kit.login(member());
      const fn = await kit.createFunction();
      const { name } = await kit.createAlias(fn);
      const targets = [
        ['/v1/executions', {}],
        ['/v1/jobs', { pattern: seldom }],
        ['/v1/webhooks', {}],
      ] as const;
      for (const [path, more] of targets) {
        const byId = await stranger.post(path, { ...more, function_id: fn.id });
        refused(byId, 404, `Function not found [id=${fn.id}]`);
        const byAlias = await stranger.post(path, { ...more, function_alias: name });
        refused(byAlias, 404, `FunctionAlias not found [name=${name}]`);
      }
      const alias = await stranger.post('/v1/aliases', { name: unique('alias'), function_id: fn.id });
      refused(alias, 404, `Function not found [id=${fn.id}]`);
    },
  ),

  tenancyCase('R18: two projects may use the same alias name, each for its own function', async (kit) => {
    const other = kit.login(member());
    const fn = await kit.createFunction();
    const theirs = await kit.createFunction({}, other);
    const { name } = await kit.createAlias(fn);
    created(await other.post('/v1/aliases', { name, function_id: theirs.id }));
    assert.equal(ok(await kit.api.get(`/v1/aliases/${name}`)).function_id, fn.id);
    assert.equal(ok(await other.get(`/v1/aliases/${name}`)).function_id, theirs.id);
    const { function_id } = created(await other.post('/v1/executions', { function_alias: name }));
    assert.equal(function_id, theirs.id);
    noContent(await other.delete(`/v1/aliases/${name}`));
    ok(await kit.api.get(`/v1/aliases/${name}`));
  }),

  tenancyCase('R18: a runtime that is not public is seen and used by its own project alone', async (kit) => {
    const stranger = kit.login(member());
    const { id } = await privateRuntime(kit);
    const gone = `Runtime not found [id=${id}]`;
    refused(await stranger.get(`/v1/runtimes/${id}`), 404, gone);
    assert.deepEqual(listed(await stranger.get(`/v1/runtimes?id=${id}`), 'runtimes').rows, []);
    const parts = [
      { name: 'runtime_id', value: id },
      { name: 'code', value: '{"source":"package"}' },
      packagePart(zip(echoing('x'))),
    ];
    refused(await stranger.form('POST', '/v1/functions', parts), 404, gone);
    ok(await kit.api.get(`/v1/runtimes/${id}`));
    const { id: fn } = created(await kit.api.form('POST', '/v1/functions', parts));
    noContent(await kit.api.delete(`/v1/functions/${fn}`));
    noContent(await kit.admin.delete(`/v1/runtimes/${id}`));
  }),

  tenancyCase('R18: an administrator of another project reads versions, and changes none', async (kit) => {
    const admin = kit.login(otherAdmin());
    const fn = await kit.createFunction();
    const version = await kit.publish(fn);
    const path = `/v1/functions/${fn.id}`;
    assert.deepEqual(ok(await admin.get(`${path}/versions/1`)), version);
    assert.equal(listed(await admin.get(`${path}/versions`), 'function_versions').rows.length, 1);
    refused(await admin.post(`${path}/versions`, {}), 404);
    refused(await admin.put(`${path}/versions/1`, { description: 'x' }), 404);
    refused(await admin.delete(`${path}/versions/1`), 404);
    refused(await admin.post(`${path}/versions/1/restore`), 404);
    refused(await admin.delete(path), 404);
    assert.deepEqual(ok(await kit.api.get(`${path}/versions/1`)), version);
  }),

  tenancyCase('R18: an execution made by a webhook belongs to the project of the webhook', async (kit) => {
    const stranger = kit.login(member());
    const fn = await kit.createFunction();
    const { id } = await kit.createWebhook({ function_id: fn.id });
    const answer = await stranger.post(`/v1/webhooks/${id}/invoke`, {});
    const { execution_id } = JSON.parse(answer.text) as { execution_id: string };
    const { project_id } = await kit.finished(execution_id);
    assert.equal(project_id, fn.project_id);
    refused(await stranger.get(`/v1/executions/${execution_id}`), 404);
  }),
];
