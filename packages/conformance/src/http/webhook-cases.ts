import assert from 'node:assert/strict';
import { jsonType, urlencodedType } from './support/api.js';
import { assertRow } from './support/columns.js';
import { answered, created, noContent, ok, refused } from './support/expect.js';
import { fieldParts } from './support/form.js';
import { echoOf, type HttpCase, httpCase, type Kit } from './support/kit.js';
import type { Answer } from './support/send.js';
import { echoing } from './support/sources.js';
import { unique, unknownId } from './support/unique.js';

/** Webhooks as resources. */
export const webhookCases: readonly HttpCase[] = [
  httpCase('POST /v1/webhooks: a function is enough; the answer holds the URL to call', async (kit) => {
    const fn = await kit.createFunction();
    const webhook = created(await kit.api.post('/v1/webhooks', { function_id: fn.id }));
    assertRow('webhook', webhook);
    const { id, created_at, ...rest } = webhook;
    assert.deepEqual(rest, {
      function_alias: null,
      function_id: fn.id,
      function_version: 0,
      description: null,
      project_id: fn.project_id,
      updated_at: null,
      webhook_url: `${kit.api.baseUrl}/v1/webhooks/${id}/invoke`,
    });
    assert.deepEqual(ok(await kit.api.get(`/v1/webhooks/${id}`)), webhook);
  }),

  httpCase('POST /v1/webhooks: with an alias, function and version are null', async (kit) => {
    const fn = await kit.createFunction();
    const { name } = await kit.createAlias(fn);
    const unset = { function_id: null, function_version: null, description: null };
    const webhook = await kit.createWebhook({ ...unset, function_alias: name });
    assertRow('webhook', webhook);
    const { function_alias, function_id, function_version } = webhook;
    assert.deepEqual([function_alias, function_id, function_version], [name, null, null]);
    const pinned = await kit.createWebhook({ function_id: fn.id, function_version: 0, description: 'told' });
    assert.equal(pinned.description, 'told');
  }),

  httpCase('POST /v1/webhooks needs a target that exists', async (kit) => {
    const post = (body: unknown) => kit.api.post('/v1/webhooks', body);
    refused(await post({}), 400);
    refused(await post({ function_id: 'abc' }), 400, 'Expected a uuid but received abc.');
    const id = unknownId();
    refused(await post({ function_id: id }), 404, `Function not found [id=${id}]`);
    const name = unique('alias');
    refused(await post({ function_alias: name }), 404, `FunctionAlias not found [name=${name}]`);
    const fn = await kit.createFunction();
    refused(
      await post({ function_id: fn.id, function_version: 3 }),
      404,
      `FunctionVersion not found [function_id=${fn.id}, version_number=3]`,
    );
  }),

  httpCase(
    'PUT /v1/webhooks/:id: an alias clears function and version; a function clears the alias',
    async (kit) => {
      const fn = await kit.createFunction();
      await kit.publish(fn);
      const { name } = await kit.createAlias(fn);
      const { id } = await kit.createWebhook({ function_id: fn.id, function_version: 1 });
      const put = async (body: unknown) => {
        const row = ok(await kit.api.put(`/v1/webhooks/${id}`, body));
        assertRow('webhook', row);
        return [row.function_alias, row.function_id, row.function_version];
      };
      assert.deepEqual(await put({ function_alias: name }), [name, null, null]);
      assert.deepEqual(await put({ description: 'kept as it is' }), [name, null, null]);
      assert.deepEqual(await put({ function_id: fn.id, function_version: '1' }), [null, fn.id, 1]);
      assert.deepEqual(await put({ function_id: null, function_version: '0', description: null }), [
        null,
        fn.id,
        0,
      ]);
      assert.equal(ok(await kit.api.get(`/v1/webhooks/${id}`)).description, 'kept as it is');
    },
  ),

  httpCase('PUT /v1/webhooks/:id refuses targets that do not exist', async (kit) => {
    const fn = await kit.createFunction();
    const webhook = await kit.createWebhook({ function_id: fn.id });
    const path = `/v1/webhooks/${webhook.id}`;
    const id = unknownId();
    refused(await kit.api.put(path, { function_id: id }), 404, `Function not found [id=${id}]`);
    const name = unique('alias');
    refused(await kit.api.put(path, { function_alias: name }), 404, `FunctionAlias not found [name=${name}]`);
    refused(await kit.api.put(path, { function_version: '9' }), 404, /^FunctionVersion not found/);
    refused(await kit.api.put(path, { webhook_url: 'x' }), 400);
    assert.deepEqual(ok(await kit.api.get(path)), webhook);
  }),

  httpCase('DELETE /v1/webhooks/:id removes it; an unknown one is a 404', async (kit) => {
    const { id } = await kit.createWebhook({ function_id: (await kit.createFunction()).id });
    noContent(await kit.api.delete(`/v1/webhooks/${id}`));
    const gone = `Webhook not found [id=${id}]`;
    refused(await kit.api.get(`/v1/webhooks/${id}`), 404, gone);
    refused(await kit.api.put(`/v1/webhooks/${id}`, { description: 'x' }), 404, gone);
    refused(await kit.api.delete(`/v1/webhooks/${id}`), 404, gone);
    refused(await kit.nobody.post(`/v1/webhooks/${id}/invoke`, {}), 404, gone);
  }),
];

/** The execution that an invocation answered with, and nothing else. */
function invoked(answer: Answer): string {
  const body: Record<string, unknown> = answered(answer, 202);
  assert.equal(typeof body.execution_id, 'string');
  assert.deepEqual(Object.keys(body), ['execution_id']);
  return `${body.execution_id}`;
}

async function hook(kit: Kit) {
  const fn = await kit.createFunction({ files: echoing('hooked') });
  const webhook = await kit.createWebhook({ function_id: fn.id });
  return { fn, webhook, path: `/v1/webhooks/${webhook.id}/invoke` };
}

/** POST /v1/webhooks/:id/invoke. */
export const webhookInvokeCases: readonly HttpCase[] = [
  httpCase(
    'POST …/invoke needs no login, answers 202 with the execution, and runs it asynchronously',
    async (kit) => {
      const { fn, webhook, path } = await hook(kit);
      const execution = await kit.finished(invoked(await kit.nobody.post(path, { name: 'world' })));
      assert.equal(execution.description, `Created by Webhook ${webhook.id}`);
      assert.deepEqual([execution.sync, execution.project_id], [false, webhook.project_id]);
      assert.deepEqual([execution.function_id, execution.function_version], [fn.id, 0]);
      assert.deepEqual(echoOf(execution), { label: 'hooked', input: { name: 'world' } });
    },
  ),

  httpCase('POST …/invoke takes its input from JSON, from forms, and from the query', async (kit) => {
    const { path } = await hook(kit);
    const inputOf = async (answer: Answer) => echoOf(await kit.finished(invoked(answer))).input;
    assert.deepEqual(await inputOf(await kit.nobody.post(`${path}?a=1`, { b: { c: [2] } })), {
      a: '1',
      b: { c: [2] },
    });
    const form = await kit.nobody.raw('POST', `${path}?a=1`, urlencodedType, 'b=two&c=%C3%BC');
    assert.deepEqual(await inputOf(form), { a: '1', b: 'two', c: 'ü' });
    const multipart = await kit.nobody.form('POST', path, fieldParts({ b: 'two' }));
    assert.deepEqual(await inputOf(multipart), { b: 'two' });
    assert.deepEqual(await inputOf(await kit.nobody.raw('POST', `${path}?a=1`)), { a: '1' });
  }),

  httpCase('POST …/invoke refuses a body that is not what its type says, and runs nothing', async (kit) => {
    const { webhook, path } = await hook(kit);
    for (const body of ['{"cut":', 'no json', '[1]', '"text"', '5']) {
      refused(await kit.nobody.raw('POST', path, jsonType, body), 400);
    }
    const cut = { 'content-type': 'multipart/form-data; boundary=x' };
    refused(await kit.nobody.raw('POST', path, cut, '--x\r\nContent-Disp'), 400);
    const filter = new URLSearchParams({ description: `Created by Webhook ${webhook.id}` });
    const { executions } = ok(await kit.api.get(`/v1/executions?${filter}`));
    assert.deepEqual(executions, []);
  }),

  httpCase('R9: POST …/invoke by alias runs what the alias points at now', async (kit) => {
    const fn = await kit.createFunction({ files: echoing('one') });
    await kit.publish(fn);
    await kit.changeCode(fn, echoing('two'));
    const { name } = await kit.createAlias(fn, 1);
    const { id } = await kit.createWebhook({ function_alias: name });
    const run = async () => kit.finished(invoked(await kit.nobody.post(`/v1/webhooks/${id}/invoke`, {})));
    const first = await run();
    assert.deepEqual([first.function_alias, first.function_id, first.function_version], [name, fn.id, 1]);
    assert.equal(echoOf(first).label, 'one');
    ok(await kit.api.put(`/v1/aliases/${name}`, { function_version: '0' }));
    const second = await run();
    assert.deepEqual([second.function_version, echoOf(second).label], [0, 'two']);
  }),
];
