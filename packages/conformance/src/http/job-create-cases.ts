import assert from 'node:assert/strict';
import { assertRow, assertTime } from './support/columns.js';
import { created, ok, type Row, refused, refusedField } from './support/expect.js';
import { type HttpCase, httpCase, type Kit, seldom } from './support/kit.js';
import { unique, unknownId } from './support/unique.js';

const farAway = '2090-03-04 10:00:00';

async function poster(kit: Kit) {
  const { id: function_id } = await kit.createFunction();
  return (body: Record<string, unknown>) => kit.api.post('/v1/jobs', { function_id, ...body });
}

const nextTime = (job: Row) => assertTime(job.next_execution_time).toISOString();

/** Making jobs, and every refusal. */
export const jobCreateCases: readonly HttpCase[] = [
  httpCase('POST /v1/jobs: a pattern is enough; the job runs without end', async (kit) => {
    const fn = await kit.createFunction();
    const job = created(await kit.api.post('/v1/jobs', { function_id: fn.id, pattern: seldom }));
    assertRow('job', job);
    const { id, created_at, first_execution_time, next_execution_time, ...rest } = job;
    assert.deepEqual(rest, {
      name: null,
      count: null,
      status: 'running',
      function_alias: null,
      function_id: fn.id,
      function_version: 0,
      function_input: null,
      pattern: seldom,
      project_id: fn.project_id,
      updated_at: null,
    });
    const year = assertTime(created_at).getUTCFullYear() + 1;
    assert.equal(next_execution_time, `${year}-01-01T00:00:00Z`);
    assert.deepEqual(ok(await kit.api.get(`/v1/jobs/${id}`)), job);
  }),

  httpCase('POST /v1/jobs: a first time is enough; the job runs once', async (kit) => {
    const job = created(await (await poster(kit))({ first_execution_time: farAway, name: 'once' }));
    assertRow('job', job);
    const time = '2090-03-04T10:00:00Z';
    const { name, count, pattern, status, first_execution_time, next_execution_time } = job;
    assert.deepEqual(
      { name, count, pattern, status, first_execution_time, next_execution_time },
      {
        name: 'once',
        count: 1,
        pattern: null,
        status: 'running',
        first_execution_time: time,
        next_execution_time: time,
      },
    );
  }),

  httpCase('POST /v1/jobs takes what clients send: every field, null where unset', async (kit) => {
    const fn = await kit.createFunction();
    await kit.publish(fn);
    const unset = {
      name: null,
      first_execution_time: null,
      function_input: null,
      count: null,
      function_alias: null,
    };
    const job = created(
      await kit.api.post('/v1/jobs', { function_id: fn.id, function_version: 1, pattern: seldom, ...unset }),
    );
    assert.equal(job.function_version, 1);
    const given = { name: 'nightly', count: 5, function_input: '{"a":  1}' };
    const { name, count, function_input } = await kit.createJob({ function_id: fn.id, ...given });
    assert.deepEqual({ name, count, function_input }, given);
  }),

  httpCase('POST /v1/jobs: a job by alias keeps the alias, not what it points at now', async (kit) => {
    const fn = await kit.createFunction();
    const { name } = await kit.createAlias(fn);
    const job = await kit.createJob({ function_alias: name });
    assertRow('job', job);
    assert.equal(job.function_alias, name);
  }),

  httpCase('POST /v1/jobs accepts a time in every documented form', async (kit) => {
    const post = await poster(kit);
    const forms = {
      '2090-03-04 10:00:00': '2090-03-04T10:00:00Z',
      '2090-03-04T10:00:00': '2090-03-04T10:00:00Z',
      '2090-03-04T10:00:00Z': '2090-03-04T10:00:00Z',
      '2090-03-04T10:00:00+02:00': '2090-03-04T08:00:00Z',
    };
    for (const [form, expected] of Object.entries(forms)) {
      assert.equal(created(await post({ first_execution_time: form })).first_execution_time, expected, form);
    }
    for (const form of ['tomorrow', '2090-02-30 10:00:00', '2090-13-01 10:00:00', 5]) {
      refusedField(await post({ first_execution_time: form }), 'first_execution_time');
    }
  }),

  httpCase('POST /v1/jobs refuses a schedule that says nothing, too little, or the past', async (kit) => {
    const post = await poster(kit);
    refused(await post({}), 400, 'pattern or first_execution_time must be specified.');
    refused(
      await post({ first_execution_time: farAway, count: 2 }),
      400,
      'pattern must be provided if count is greater than 1.',
    );
    const tooSoon = 'Execution time must be at least 1 minute in the future.';
    refused(await post({ first_execution_time: '2001-01-01 00:00:00' }), 400, tooSoon);
    refused(await post({ first_execution_time: '2001-01-01 00:00:00', pattern: seldom }), 400, tooSoon);
    const now = assertTime(created(await post({ pattern: seldom })).created_at);
    const soon = new Date(now.getTime() + 30_000).toISOString().slice(0, 19);
    refused(await post({ first_execution_time: soon }), 400, tooSoon);
    for (const count of ['many', 1.5, {}]) refusedField(await post({ pattern: seldom, count }), 'count');
  }),

  httpCase('POST /v1/jobs refuses a pattern that is none, and one that never fires', async (kit) => {
    const post = await poster(kit);
    const wrong = [
      'x',
      '* * * *',
      '61 * * * *',
      '* * * * * 61',
      '* * * * * * * *',
      '0 0 30 2 *',
      '@never',
      '60 0 0 * * *',
    ];
    for (const pattern of wrong) {
      refused(await post({ pattern }), 400, `The specified pattern is not valid: ${pattern}`);
    }
  }),

  httpCase(
    'POST /v1/jobs understands names, L, #, shortcuts, and a sixth field that is the seconds',
    async (kit) => {
      const post = await poster(kit);
      // From a first time, so that the expected times do not depend on today. 2090-03-04 is a Saturday.
      const expected = {
        '*/5 * * * *': '2090-03-04T10:00:00.000Z',
        '30 12 * * MON-FRI': '2090-03-06T12:30:00.000Z',
        '0 0 1 JAN *': '2091-01-01T00:00:00.000Z',
        '0 0 L * *': '2090-03-31T00:00:00.000Z',
        '0 0 * * 5#2': '2090-03-10T00:00:00.000Z',
        '@hourly': '2090-03-04T10:00:00.000Z',
        '@daily': '2090-03-05T00:00:00.000Z',
        '15 10 * * * 30': '2090-03-04T10:15:30.000Z',
        '* * * * * 7': '2090-03-04T10:00:07.000Z',
      };
      for (const [pattern, time] of Object.entries(expected)) {
        const job = created(await post({ pattern, first_execution_time: farAway }));
        assert.equal(nextTime(job), time, pattern);
        assert.equal(job.pattern, pattern);
      }
    },
  ),

  httpCase(
    'POST /v1/jobs: with a pattern and a first time, the first run is the first match at or after it',
    async (kit) => {
      const post = await poster(kit);
      const next = async (first_execution_time: string) =>
        nextTime(created(await post({ pattern: '0 * * * *', first_execution_time })));
      assert.equal(await next('2090-03-04 10:00:00'), '2090-03-04T10:00:00.000Z');
      assert.equal(await next('2090-03-04 10:00:01'), '2090-03-04T11:00:00.000Z');
    },
  ),

  httpCase('POST /v1/jobs needs a target that exists', async (kit) => {
    const post = (body: Record<string, unknown>) => kit.api.post('/v1/jobs', { pattern: seldom, ...body });
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
];
