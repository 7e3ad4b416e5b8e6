import assert from 'node:assert/strict';
import { assertRow } from './support/columns.js';
import { assertStatus, created, noContent, ok, refused, refusedField } from './support/expect.js';
import { echoOf, type HttpCase, httpCase, outputOf } from './support/kit.js';
import { echoing, modular, returning, sleeping } from './support/sources.js';
import { unique, unknownId } from './support/unique.js';

/** Executions: what a run answers, and how its target is found. How they end is in `execution-outcome-cases`. */
export const executionCases: readonly HttpCase[] = [
  httpCase('POST /v1/executions runs the latest code and answers when it has ended', async (kit) => {
    const fn = await kit.createFunction({ files: returning({ answer: 42 }) });
    const execution = created(await kit.api.post('/v1/executions', { function_id: fn.id }));
    assertRow('execution', execution);
    const { id, created_at, updated_at, result, ...rest } = execution;
    assert.deepEqual(rest, {
      function_alias: null,
      function_id: fn.id,
      function_version: 0,
      description: null,
      input: null,
      status: 'success',
      sync: true,
      project_id: fn.project_id,
    });
    assert.equal(typeof result, 'string', 'result is JSON text');
    const { duration, output } = JSON.parse(`${result}`);
    assert.equal(typeof duration, 'number');
    assert.ok(duration >= 0);
    assert.deepEqual(output, { answer: 42 });
    assert.deepEqual(ok(await kit.api.get(`/v1/executions/${id}`)), execution);
  }),

  httpCase('POST /v1/executions takes what clients send: every field, null where unset', async (kit) => {
    const fn = await kit.createFunction();
    const execution = await kit.run({
      function_alias: null,
      function_id: fn.id,
      function_version: null,
      sync: null,
      input: null,
      description: null,
    });
    assert.deepEqual([execution.function_version, execution.sync, execution.input], [0, true, null]);
    assert.equal((await kit.run({ function_id: fn.id, description: 'told' })).description, 'told');
  }),

  httpCase('An input that is text comes back as it was given, and reaches the code', async (kit) => {
    const fn = await kit.createFunction();
    for (const input of [
      '{"b": 1,  "a": [2]}',
      'no json',
      '',
      '"quoted"',
      'ünï ☃',
      '{"big": 12345678901234567890}',
    ]) {
      assert.equal((await kit.run({ function_id: fn.id, input })).input, input);
    }
    const execution = await kit.run({ function_id: fn.id, input: '{"b": 1,  "a": [2]}' });
    assert.deepEqual(echoOf(execution).input, { b: 1, a: [2] });
  }),

  httpCase('An input that is an object is serialised, and reaches the code', async (kit) => {
    const fn = await kit.createFunction();
    const execution = await kit.run({ function_id: fn.id, input: { name: 'world', deep: [{ n: null }] } });
    assert.equal(typeof execution.input, 'string');
    assert.deepEqual(JSON.parse(`${execution.input}`), { name: 'world', deep: [{ n: null }] });
    assert.deepEqual(echoOf(execution).input, { name: 'world', deep: [{ n: null }] });
    for (const input of [5, true]) {
      refusedField(await kit.api.post('/v1/executions', { function_id: fn.id, input }), 'input');
    }
  }),

  httpCase('POST /v1/executions runs a version, by number', async (kit) => {
    const fn = await kit.createFunction({ files: echoing('one') });
    await kit.publish(fn);
    await kit.changeCode(fn, echoing('two'));
    const execution = await kit.run({ function_id: fn.id, function_version: 1 });
    assert.equal(execution.function_version, 1);
    assert.equal(echoOf(execution).label, 'one');
    assert.equal(echoOf(await kit.run({ function_id: fn.id, function_version: 0 })).label, 'two');
  }),

  httpCase(
    'POST /v1/executions by alias shows what it resolved to; an alias wins over an id',
    async (kit) => {
      const fn = await kit.createFunction({ files: echoing('mine') });
      const other = await kit.createFunction({ files: echoing('other') });
      await kit.publish(fn);
      const { name } = await kit.createAlias(fn, 1);
      for (const target of [{ function_alias: name }, { function_alias: name, function_id: other.id }]) {
        const execution = await kit.run(target);
        assert.deepEqual(
          [execution.function_alias, execution.function_id, execution.function_version],
          [name, fn.id, 1],
        );
        assert.equal(echoOf(execution).label, 'mine');
      }
    },
  ),

  httpCase('POST /v1/executions needs a target that exists', async (kit) => {
    const post = (body: unknown) => kit.api.post('/v1/executions', body);
    const neither = 'Either function_alias or function_id must be provided.';
    refused(await post({}), 400, neither);
    refused(await post({ function_alias: null, function_id: null, input: 'x' }), 400, neither);
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

  httpCase('POST /v1/executions refuses a version of a function that is no package', async (kit) => {
    const code = { source: 'image', image: 'example/function:1' };
    const { id } = created(await kit.api.post('/v1/functions', { code }));
    refused(await kit.api.post('/v1/executions', { function_id: id, function_version: 1 }), 400);
  }),

  httpCase(
    'An image function runs, or is refused as not supported; it is never taken for broken',
    async (kit) => {
      const code = { source: 'image', image: 'example/function:1' };
      const { id } = created(await kit.api.post('/v1/functions', { code }));
      const answer = await kit.api.post('/v1/executions', { function_id: id });
      assertStatus(answer, 201, 501);
      if (answer.status === 501) refused(answer, 501);
    },
  ),

  httpCase('sync=false answers at once with status running, and the run ends by itself', async (kit) => {
    const fn = await kit.createFunction({ files: sleeping(0.2, 'done') });
    const execution = created(await kit.api.post('/v1/executions', { function_id: fn.id, sync: false }));
    assertRow('execution', execution);
    assert.deepEqual([execution.status, execution.sync, execution.result], ['running', false, null]);
    const finished = await kit.finished(execution.id);
    assertRow('execution', finished);
    assert.deepEqual([finished.status, outputOf(finished)], ['success', 'done']);
  }),

  httpCase('A package may hold several modules', async (kit) => {
    const fn = await kit.createFunction({ files: modular('hello') });
    assert.equal(outputOf(await kit.run({ function_id: fn.id })), 'hello');
  }),

  httpCase('count counts the runs of version 0; a version counts its own', async (kit) => {
    const fn = await kit.createFunction();
    await kit.publish(fn);
    for (const function_version of [0, 0, 1]) await kit.run({ function_id: fn.id, function_version });
    assert.equal(ok(await kit.api.get(`/v1/functions/${fn.id}`)).count, 2);
    assert.equal(ok(await kit.api.get(`/v1/functions/${fn.id}/versions/1`)).count, 1);
  }),

  httpCase(
    'R8: an execution runs the code that was the latest when it was created, however long it waits',
    async (kit) => {
      const fn = await kit.createFunction({ files: sleeping(0.15, 'old') });
      const post = () => kit.api.post('/v1/executions', { function_id: fn.id, sync: false });
      const started = (await Promise.all(Array.from({ length: 12 }, post))).map(created);
      await kit.changeCode(fn, returning('new'));
      const ended = await Promise.all(started.map(({ id }) => kit.finished(id)));
      assert.deepEqual(
        ended.map(outputOf),
        started.map(() => 'old'),
      );
      assert.equal(outputOf(await kit.run({ function_id: fn.id })), 'new');
    },
    { waits: true },
  ),

  httpCase('DELETE /v1/executions/:id removes it', async (kit) => {
    const { id } = await kit.run({ function_id: (await kit.createFunction()).id });
    noContent(await kit.api.delete(`/v1/executions/${id}`));
    const gone = `Execution not found [id=${id}]`;
    refused(await kit.api.get(`/v1/executions/${id}`), 404, gone);
    refused(await kit.api.get(`/v1/executions/${id}/log`), 404, gone);
    refused(await kit.api.delete(`/v1/executions/${id}`), 404, gone);
  }),
];
