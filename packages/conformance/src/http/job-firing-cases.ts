import assert from 'node:assert/strict';
import { assertTime } from './support/columns.js';
import { eventually } from './support/eventually.js';
import { created, listed, ok, type Row } from './support/expect.js';
import { echoOf, type HttpCase, httpCase, type Kit } from './support/kit.js';
import { echoing } from './support/sources.js';

/** Every second: the last of six fields is the seconds. */
const everySecond = '* * * * * *';

async function executionsOf({ api }: Kit, job: Row): Promise<readonly Row[]> {
  const filter = new URLSearchParams({ description: `Created by Job ${job.id}` });
  return listed(await api.get(`/v1/executions?${filter}`), 'executions').rows;
}

/** Waits while time goes by: the server's own, where it can be moved. */
function untilJob(kit: Kit, job: Row, what: string, met: (row: Row) => boolean): Promise<Row> {
  return eventually(`job ${job.id} ${what}`, async () => {
    const row = ok(await kit.api.get(`/v1/jobs/${job.id}`));
    if (met(row)) return row;
    await kit.subject.advance?.(1);
    return undefined;
  });
}

/** Jobs that fire. They wait for real seconds to pass, unless the server's clock can be moved. */
export const jobFiringCases: readonly HttpCase[] = [
  httpCase(
    'R16: a job fires once for each scheduled time, on its version and with its input, and ends done',
    async (kit) => {
      const fn = await kit.createFunction({ files: echoing('one') });
      await kit.publish(fn);
      await kit.changeCode(fn, echoing('two'));
      const job = await kit.createJob({
        function_id: fn.id,
        function_version: 1,
        pattern: everySecond,
        count: 2,
        function_input: '{"from":"job"}',
      });
      const done = await untilJob(kit, job, 'is done', ({ status }) => status === 'done');
      assert.deepEqual([done.count, done.next_execution_time], [0, null]);
      const executions = await eventually('both executions', async () => {
        const rows = await executionsOf(kit, job);
        return rows.length >= 2 ? rows : undefined;
      });
      assert.equal(executions.length, 2);
      for (const { id } of executions) {
        const execution = await kit.finished(id);
        assert.deepEqual([execution.function_id, execution.function_version], [fn.id, 1]);
        assert.deepEqual(echoOf(execution), { label: 'one', input: { from: 'job' } });
        const early = assertTime(execution.created_at) < assertTime(job.next_execution_time);
        assert.ok(!early, 'fires at its time, never early');
      }
    },
    { waits: true },
  ),

  httpCase(
    'R9: a job by alias resolves it each time that it fires',
    async (kit) => {
      const fn = await kit.createFunction({ files: echoing('one') });
      await kit.publish(fn);
      await kit.publish(fn);
      const { name } = await kit.createAlias(fn, 1);
      const job = await kit.createJob({ function_alias: name, pattern: everySecond });
      const firedOn = (version: number) =>
        eventually(`the job fires on version ${version}`, async () => {
          const rows = await executionsOf(kit, job);
          await kit.subject.advance?.(1);
          return rows.find((row) => row.function_version === version);
        });
      await firedOn(1);
      ok(await kit.api.put(`/v1/aliases/${name}`, { function_version: '2' }));
      const second = await firedOn(2);
      assert.deepEqual([second.function_alias, second.function_id], [name, fn.id]);
      ok(await kit.api.put(`/v1/jobs/${job.id}`, { status: 'cancelled' }));
    },
    { waits: true },
  ),

  httpCase(
    'A job that is paused or cancelled does not fire; a resumed one does',
    async (kit) => {
      const fn = await kit.createFunction();
      const target = { function_id: fn.id, pattern: everySecond };
      const paused = await kit.createJob(target);
      ok(await kit.api.put(`/v1/jobs/${paused.id}`, { status: 'paused' }));
      const cancelled = await kit.createJob(target);
      ok(await kit.api.put(`/v1/jobs/${cancelled.id}`, { status: 'cancelled' }));
      const before = [await executionsOf(kit, paused), await executionsOf(kit, cancelled)];
      // A third job is the clock: when it has fired twice, the others would have fired too.
      const clock = await kit.createJob({ ...target, count: 2 });
      await untilJob(kit, clock, 'is done', ({ status }) => status === 'done');
      assert.deepEqual(
        [await executionsOf(kit, paused), await executionsOf(kit, cancelled)].map(ids),
        before.map(ids),
      );

      const resumed = ok(await kit.api.put(`/v1/jobs/${paused.id}`, { status: 'running' }));
      assert.ok(assertTime(resumed.next_execution_time) >= assertTime(resumed.updated_at));
      await eventually('the resumed job fires', async () => {
        await kit.subject.advance?.(1);
        const { length } = await executionsOf(kit, paused);
        return length > (before[0]?.length ?? 0) ? true : undefined;
      });
      ok(await kit.api.put(`/v1/jobs/${paused.id}`, { status: 'cancelled' }));
    },
    { waits: true },
  ),

  httpCase(
    'A one-shot job waits for its time, fires once and ends done (watched where the clock can be moved)',
    async (kit) => {
      const fn = await kit.createFunction();
      const { created_at } = await kit.createJob({ function_id: fn.id });
      const time = new Date(assertTime(created_at).getTime() + 90_000).toISOString().slice(0, 19);
      const job = created(await kit.api.post('/v1/jobs', { function_id: fn.id, first_execution_time: time }));
      assert.equal(job.next_execution_time, `${time}Z`);
      assert.deepEqual(await executionsOf(kit, job), []);
      if (kit.subject.advance === undefined) return;
      await kit.subject.advance(100);
      const done = await untilJob(kit, job, 'is done', ({ status }) => status === 'done');
      assert.equal(done.count, 0);
      assert.equal((await executionsOf(kit, job)).length, 1);
    },
    { waits: true },
  ),
];

function ids(rows: readonly Row[]): readonly string[] {
  return rows.map(({ id }) => id);
}
