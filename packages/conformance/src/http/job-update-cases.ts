import assert from 'node:assert/strict';
import { assertRow } from './support/columns.js';
import { created, noContent, ok, refused, refusedField } from './support/expect.js';
import { type HttpCase, httpCase, seldom } from './support/kit.js';
import { unknownId } from './support/unique.js';

/** PUT and DELETE of jobs. */
export const jobUpdateCases: readonly HttpCase[] = [
  httpCase('PUT /v1/jobs/:id changes name and input, and nothing that is null', async (kit) => {
    const job = await kit.createJob({ function_id: (await kit.createFunction()).id, name: 'before' });
    const path = `/v1/jobs/${job.id}`;
    const unset = { status: null, pattern: null, next_execution_time: null, name: null };
    const changed = ok(await kit.api.put(path, { ...unset, function_input: 'new' }));
    assertRow('job', changed);
    assert.notEqual(changed.updated_at, null);
    assert.deepEqual(changed, { ...job, function_input: 'new', updated_at: changed.updated_at });
    assert.equal(ok(await kit.api.put(path, { name: 'after' })).name, 'after');
    refused(await kit.api.put(path, { count: 3 }), 400);
    refused(await kit.api.put(path, { function_id: unknownId() }), 400);
  }),

  httpCase('PUT /v1/jobs/:id pauses, resumes and cancels; a finished job stays as it is', async (kit) => {
    const { id } = await kit.createJob({ function_id: (await kit.createFunction()).id });
    const path = `/v1/jobs/${id}`;
    const put = async (status: string) => ok(await kit.api.put(path, { status })).status;
    assert.equal(await put('paused'), 'paused');
    assert.equal(await put('running'), 'running');
    for (const status of ['done', 'sleeping', '']) {
      refused(await kit.api.put(path, { status }), 400, 'Invalid status.');
    }
    assert.equal(await put('cancelled'), 'cancelled');
    for (const change of [{ status: 'running' }, { name: 'x' }, { pattern: seldom }]) {
      refused(await kit.api.put(path, change), 400, 'Can not update a finished job.');
    }
  }),

  httpCase('PUT /v1/jobs/:id: a new pattern gives a new next time', async (kit) => {
    const job = await kit.createJob({ function_id: (await kit.createFunction()).id });
    const path = `/v1/jobs/${job.id}`;
    const changed = ok(await kit.api.put(path, { pattern: '0 0 2 1 *' }));
    assert.equal(changed.pattern, '0 0 2 1 *');
    // It is the next 2 January, whether this year's is over or not.
    assert.match(`${changed.next_execution_time}`, /-01-02T00:00:00Z$/);
    refused(await kit.api.put(path, { pattern: 'x' }), 400, 'The specified pattern is not valid: x');
    assert.equal(ok(await kit.api.get(path)).pattern, '0 0 2 1 *');
  }),

  httpCase('PUT /v1/jobs/:id: a job that runs once takes a new time, but no pattern', async (kit) => {
    const job = created(
      await kit.api.post('/v1/jobs', {
        function_id: (await kit.createFunction()).id,
        first_execution_time: '2090-03-04 10:00:00',
      }),
    );
    const path = `/v1/jobs/${job.id}`;
    const moved = ok(await kit.api.put(path, { next_execution_time: '2091-01-01 00:00:00' }));
    assert.equal(moved.next_execution_time, '2091-01-01T00:00:00Z');
    refused(await kit.api.put(path, { pattern: seldom }), 400, 'Can not change job type.');
    refusedField(await kit.api.put(path, { next_execution_time: 'soon' }), 'next_execution_time');
  }),

  httpCase('DELETE /v1/jobs/:id removes it; an unknown one is a 404', async (kit) => {
    const { id } = await kit.createJob({ function_id: (await kit.createFunction()).id });
    noContent(await kit.api.delete(`/v1/jobs/${id}`));
    const gone = `Job not found [id=${id}]`;
    refused(await kit.api.get(`/v1/jobs/${id}`), 404, gone);
    refused(await kit.api.put(`/v1/jobs/${id}`, { name: 'x' }), 404, gone);
    refused(await kit.api.delete(`/v1/jobs/${id}`), 404, gone);
  }),
];
