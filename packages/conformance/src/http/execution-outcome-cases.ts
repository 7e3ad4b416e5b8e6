import assert from 'node:assert/strict';
import { eventually } from './support/eventually.js';
import { created, ok, refused } from './support/expect.js';
import { type HttpCase, httpCase, outputOf } from './support/kit.js';
import { logging, loggingSlowly, sleeping, throwing } from './support/sources.js';
import { unique, unknownId } from './support/unique.js';

/** How executions end (rules R12, R13, R15), and what they wrote. */
export const executionOutcomeCases: readonly HttpCase[] = [
  httpCase('R13: code that throws is an execution with status failed, answered with 201', async (kit) => {
    const fn = await kit.createFunction({ files: throwing('went wrong') });
    const execution = await kit.run({ function_id: fn.id });
    assert.equal(execution.status, 'failed');
    assert.match(`${outputOf(execution)}`, /went wrong/);
    const log = await kit.api.get(`/v1/executions/${execution.id}/log`);
    assert.match(log.text, /went wrong/, 'the traceback is in the log');
  }),

  httpCase(
    'R13: a package without the entry is a failed execution, not an error of the service',
    async (kit) => {
      const fn = await kit.createFunction({ entry: 'missing.nothing' });
      const execution = await kit.run({ function_id: fn.id });
      assert.equal(execution.status, 'failed');
    },
  ),

  httpCase(
    'R14: a run that exceeds its timeout fails, says so, and leaves others alone',
    async (kit) => {
      const slow = await kit.createFunction({ files: sleeping(20), timeout: 1 });
      const quick = await kit.createFunction();
      const [timedOut, other] = await Promise.all([
        kit.run({ function_id: slow.id }),
        kit.run({ function_id: quick.id }),
      ]);
      assert.equal(timedOut.status, 'failed');
      assert.match(JSON.stringify(outputOf(timedOut)), /Function execution timeout/);
      assert.equal(other.status, 'success');
    },
    { waits: true },
  ),

  httpCase(
    'R15: GET /v1/executions/:id/log is text: stdout and stderr in order, framed by start and end',
    async (kit) => {
      const lines = Array.from({ length: 6 }, (_, index) => unique(`line-${index}`));
      const fn = await kit.createFunction({ files: logging(lines) });
      const { id } = await kit.run({ function_id: fn.id });
      const { status, headers, text } = await kit.api.get(`/v1/executions/${id}/log`);
      assert.equal(status, 200);
      assert.match(`${headers['content-type']}`, /^text\/plain\b/);
      const wanted = [`Start execution: ${id}`, ...lines, `Finished execution: ${id}`];
      const positions = wanted.map((line) => text.indexOf(line));
      assert.ok(!positions.includes(-1), text);
      assert.deepEqual(
        positions,
        [...positions].sort((a, b) => a - b),
        text,
      );
    },
  ),

  httpCase(
    'GET /v1/executions/:id/log answers 200 also while there is nothing in it',
    async (kit) => {
      const fn = await kit.createFunction({ files: sleeping(0.3) });
      const { id } = created(await kit.api.post('/v1/executions', { function_id: fn.id, sync: false }));
      const { status, headers } = await kit.api.get(`/v1/executions/${id}/log`);
      assert.equal(status, 200);
      assert.match(`${headers['content-type']}`, /^text\/plain\b/);
      await kit.finished(id);
    },
    { waits: true },
  ),

  httpCase(
    'GET /v1/executions/:id/log has the log so far of what runs, and follows it to its end',
    async (kit) => {
      const [first, last] = [unique('first'), unique('last')];
      const fn = await kit.createFunction({ files: loggingSlowly(first, 1.5, last) });
      const { id } = created(await kit.api.post('/v1/executions', { function_id: fn.id, sync: false }));
      const path = `/v1/executions/${id}/log`;
      const soFar = await eventually('the first line of the log', async () => {
        const { text } = await kit.api.get(path);
        return text.includes(first) ? text : undefined;
      });
      assert.ok(!soFar.includes(last), 'the first line is there before the last is written');
      const { status, headers, text } = await kit.api.get(`${path}?follow=true`);
      assert.equal(status, 200);
      assert.match(`${headers['content-type']}`, /^text\/plain\b/);
      assert.ok(text.startsWith(soFar), 'it begins at the beginning');
      assert.ok(text.includes(last) && text.includes(`Finished execution: ${id}`), text);
      assert.equal((await kit.finished(id)).status, 'success', 'it ended when the run did');
      assert.equal((await kit.api.get(path)).text, text);
      assert.equal((await kit.api.get(`${path}?follow=1`)).text, text, 'what has ended is followed at once');
      refused(await kit.api.get(`${path}?follow=maybe`), 400, /follow/);
      refused(await kit.api.get(`/v1/executions/${unknownId()}/log?follow=true`), 404, /Execution not found/);
    },
    { waits: true },
  ),

  httpCase('POST /v1/executions/:id/cancel ends a run, and only one that runs', async (kit) => {
    const fn = await kit.createFunction({ files: sleeping(20) });
    const { id } = created(await kit.api.post('/v1/executions', { function_id: fn.id, sync: false }));
    assert.equal(ok(await kit.api.post(`/v1/executions/${id}/cancel`)).status, 'cancelled');
    assert.equal(ok(await kit.api.get(`/v1/executions/${id}`)).status, 'cancelled');
    refused(await kit.api.post(`/v1/executions/${id}/cancel`), 409, `Execution ${id} is not running.`);
    const unknown = unknownId();
    const path = `/v1/executions/${unknown}/cancel`;
    refused(await kit.api.post(path), 404, `Execution not found [id=${unknown}]`);
    refused(await kit.api.post('/v1/executions/abc/cancel'), 400, 'Expected a uuid but received abc.');
  }),
];
