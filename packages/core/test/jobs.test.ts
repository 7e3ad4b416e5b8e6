import { describe, expect, it } from 'vitest';
import { admin, alice, bob, createWorld, nextEvent, type World } from './support/world.js';

const MINUTE = 60_000;

async function executionsOf({ qinling, storage }: World) {
  const rows = await storage.executions.list({ scope: 'all' });
  return rows.map(({ scheduledAt, functionVersion, description }) => ({
    scheduledAt: scheduledAt?.toISOString(),
    functionVersion,
    description,
    qinling: qinling === undefined,
  }));
}

const times = async (world: World) => (await executionsOf(world)).map(({ scheduledAt }) => scheduledAt);

describe('creating a job', () => {
  it('computes the first time from the pattern, in UTC', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    const job = await qinling.jobs.create(alice, {
      functionId: id,
      pattern: '30 4 * * *',
      functionInput: { a: 1 },
    });
    expect(job).toMatchObject({
      status: 'running',
      count: null,
      functionVersion: 0,
      functionInput: '{"a":1}',
      nextExecutionTime: new Date('2030-01-01T04:30:00Z'),
      firstExecutionTime: null,
    });
  });

  it('runs once when it has a first time and no pattern', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    const job = await qinling.jobs.create(alice, {
      functionId: id,
      firstExecutionTime: '2030-01-01 00:05:30',
    });
    expect(job).toMatchObject({ count: 1, nextExecutionTime: new Date('2030-01-01T00:05:30Z') });
  });

  it('with a pattern and a first time: the first match at or after it', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    const create = (firstExecutionTime: string) =>
      qinling.jobs.create(alice, { functionId: id, pattern: '0 * * * *', firstExecutionTime });
    expect((await create('2030-01-01T05:00:00Z')).nextExecutionTime).toEqual(
      new Date('2030-01-01T05:00:00Z'),
    );
    expect((await create('2030-01-01T05:00:01Z')).nextExecutionTime).toEqual(
      new Date('2030-01-01T06:00:00Z'),
    );
  });

  it('refuses what the wire contract refuses, and leaves nothing behind', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    const table: readonly (readonly [object, string])[] = [
      [{}, 'pattern or first_execution_time must be specified.'],
      [
        { firstExecutionTime: '2030-01-01T00:00:59Z' },
        'Execution time must be at least 1 minute in the future.',
      ],
      [
        { firstExecutionTime: '2030-01-02T00:00:00Z', count: 2 },
        'pattern must be provided if count is greater than 1.',
      ],
      [{ pattern: 'x' }, 'The specified pattern is not valid: x'],
      [{ pattern: '0 0 30 2 *' }, 'The specified pattern is not valid: 0 0 30 2 *'],
      [{ pattern: '* * *' }, 'The specified pattern is not valid: * * *'],
      [{ pattern: '@hourly', count: 0 }, 'count must be an integer from 1'],
      [{ firstExecutionTime: 'soon' }, 'YYYY-MM-DD HH:MM:SS'],
      [{ firstExecutionTime: '2030-02-31 00:00:00' }, 'YYYY-MM-DD HH:MM:SS'],
      [{ pattern: '@hourly', functionVersion: 4 }, 'FunctionVersion not found'],
    ];
    for (const [input, message] of table) {
      const refused = qinling.jobs.create(alice, { functionId: id, ...input });
      await expect(refused).rejects.toThrow(message);
    }
    await expect(qinling.jobs.create(alice, { pattern: '@hourly' })).rejects.toThrow('Either function_alias');
    expect((await qinling.jobs.list(alice)).items).toEqual([]);
  });
});

describe('firing', () => {
  it('R16: makes one execution for each time, never early, with the job named in it', async () => {
    const world = await createWorld();
    const { qinling, createFunction, clock } = world;
    const { id } = await createFunction();
    const job = await qinling.jobs.create(alice, { functionId: id, pattern: '* * * * *' });
    await clock.advance(MINUTE - 1);
    expect(await times(world)).toEqual([]);
    await clock.advance(1);
    expect(await executionsOf(world)).toMatchObject([
      { scheduledAt: '2030-01-01T00:01:00.000Z', description: `Created by Job ${job.id}` },
    ]);
    await clock.advance(2 * MINUTE);
    expect(await times(world)).toHaveLength(3);
    expect((await qinling.jobs.get(alice, job.id)).nextExecutionTime).toEqual(
      new Date('2030-01-01T00:04:00Z'),
    );
  });

  it('R16: two hosts on one storage make one execution for each time', async () => {
    const one = await createWorld();
    await createWorld({ after: one });
    const { id } = await one.createFunction();
    await one.qinling.jobs.create(alice, { functionId: id, pattern: '* * * * * *' });
    await one.clock.advance(10_000);
    const scheduled = await times(one);
    expect(scheduled).toHaveLength(10);
    expect(new Set(scheduled).size).toBe(10);
  });

  it('R11, R16: a job that was paused or moved after the scheduler saw it due does not fire', async () => {
    const world = await createWorld();
    const { qinling, createFunction, clock, storage } = world;
    const { id } = await createFunction();
    const paused = await qinling.jobs.create(alice, { functionId: id, pattern: '* * * * *' });
    const moved = await qinling.jobs.create(alice, { functionId: id, pattern: '* * * * *' });
    const due = storage.jobs.due.bind(storage.jobs);
    storage.jobs.due = async (...args) => {
      const seen = await due(...args);
      if (seen.length === 0) return seen;
      await qinling.jobs.update(alice, paused.id, { status: 'paused' });
      await qinling.jobs.update(alice, moved.id, { pattern: '@daily' });
      return seen;
    };
    await clock.advance(MINUTE);
    expect(await times(world)).toEqual([]);
  });

  it('R16: times that passed while no host ran become one run', async () => {
    const one = await createWorld();
    const { id } = await one.createFunction();
    await one.qinling.jobs.create(alice, { functionId: id, pattern: '* * * * *', count: 5 });
    one.clock.jump(60 * MINUTE);
    const other = await createWorld({ after: one });
    await other.clock.advance(10);
    expect(await times(one)).toEqual(['2030-01-01T00:01:00.000Z']);
    const [job] = (await other.qinling.jobs.list(alice)).items;
    expect(job).toMatchObject({ count: 4, nextExecutionTime: new Date('2030-01-01T01:01:00Z') });
  });

  it('ends done with count 0', async () => {
    const { qinling, createFunction, clock } = await createWorld();
    const { id } = await createFunction();
    const job = await qinling.jobs.create(alice, { functionId: id, pattern: '* * * * *', count: 2 });
    const finished = nextEvent(qinling, 'job.finished');
    await clock.advance(10 * MINUTE);
    expect((await finished).job.id).toBe(job.id);
    expect(await qinling.jobs.get(alice, job.id)).toMatchObject({
      status: 'done',
      count: 0,
      nextExecutionTime: null,
    });
    expect((await qinling.executions.list(alice)).items).toHaveLength(2);
  });

  it('R9: finds what its alias points at each time', async () => {
    const world = await createWorld();
    const { qinling, createFunction, clock } = world;
    const { id } = await createFunction();
    await qinling.versions.publish(alice, id);
    await qinling.versions.publish(alice, id);
    await qinling.aliases.create(alice, { name: 'prod', functionId: id, functionVersion: 1 });
    await qinling.jobs.create(alice, { functionAlias: 'prod', pattern: '* * * * *' });
    await clock.advance(MINUTE);
    await qinling.aliases.update(alice, 'prod', { functionVersion: 2 });
    await clock.advance(MINUTE);
    expect((await executionsOf(world)).map(({ functionVersion }) => functionVersion)).toEqual([1, 2]);
  });

  it('R17: a broken job marks itself and delays no other', async () => {
    const world = await createWorld();
    const { qinling, createFunction, clock, storage } = world;
    const { id } = await createFunction();
    const alias = await qinling.aliases.create(alice, { name: 'gone', functionId: id });
    const broken = await qinling.jobs.create(alice, { functionAlias: 'gone', pattern: '* * * * *' });
    await qinling.jobs.create(alice, { functionId: id, pattern: '* * * * *' });
    await storage.aliases.delete(alias.id);
    const event = nextEvent(qinling, 'job.broken');
    await clock.advance(2 * MINUTE);
    expect(await event).toMatchObject({
      job: { id: broken.id },
      reason: 'FunctionAlias not found [name=gone]',
    });
    expect(await qinling.jobs.get(alice, broken.id)).toMatchObject({
      status: 'cancelled',
      statusReason: 'FunctionAlias not found [name=gone]',
    });
    expect(await times(world)).toHaveLength(2);
  });

  it('R17: a runtime that is away makes an execution with status error, and the job goes on', async () => {
    const world = await createWorld();
    const { qinling, createFunction, clock, storage, runtime } = world;
    const { id } = await createFunction();
    const job = await qinling.jobs.create(alice, { functionId: id, pattern: '* * * * *' });
    await storage.runtimes.update(runtime.id, { status: 'error' });
    await clock.advance(MINUTE);
    expect((await qinling.executions.list(alice)).items).toMatchObject([{ status: 'error' }]);
    expect((await qinling.jobs.get(alice, job.id)).status).toBe('running');
  });

  it('R17: storage trouble with one job leaves it due and the others on time', async () => {
    const world = await createWorld();
    const { qinling, createFunction, clock, storage } = world;
    const { id } = await createFunction();
    const unlucky = await qinling.jobs.create(alice, { functionId: id, pattern: '* * * * *', count: 1 });
    await qinling.jobs.create(alice, { functionId: id, pattern: '* * * * *', count: 1 });
    const transaction = storage.transaction.bind(storage);
    let failures = 0;
    storage.transaction = (work) =>
      transaction((repositories) =>
        work({
          ...repositories,
          jobs: Object.assign(Object.create(repositories.jobs), {
            advance: async (...args: Parameters<typeof repositories.jobs.advance>) => {
              if (args[0] === unlucky.id && failures++ < 3) throw new Error('disk');
              return repositories.jobs.advance(...args);
            },
          }),
        }),
      );
    await clock.advance(MINUTE);
    expect(await times(world)).toHaveLength(1);
    await clock.advance(MINUTE);
    expect(await times(world)).toEqual(['2030-01-01T00:01:00.000Z', '2030-01-01T00:01:00.000Z']);
  });

  it('a clock that jumps back fires nothing twice', async () => {
    const world = await createWorld();
    const { qinling, createFunction, clock } = world;
    const { id } = await createFunction();
    await qinling.jobs.create(alice, { functionId: id, pattern: '* * * * *' });
    await clock.advance(2 * MINUTE);
    clock.jump(-2 * MINUTE);
    await clock.advance(3 * MINUTE);
    const scheduled = await times(world);
    expect(new Set(scheduled).size).toBe(scheduled.length);
  });

  it('R16: a time that has fired before is not fired again, and the job goes on to the next', async () => {
    const world = await createWorld();
    const { qinling, createFunction, clock } = world;
    const { id } = await createFunction();
    const job = await qinling.jobs.create(alice, { functionId: id, pattern: '0 * * * *' });
    await clock.advance(60 * MINUTE);
    clock.jump(-5 * MINUTE);
    await qinling.jobs.update(alice, job.id, { nextExecutionTime: '2030-01-01T01:00:00Z' });
    await clock.advance(5 * MINUTE + 2000);
    expect(await times(world)).toEqual(['2030-01-01T01:00:00.000Z']);
    expect((await qinling.jobs.get(alice, job.id)).nextExecutionTime).toEqual(
      new Date('2030-01-01T02:00:00Z'),
    );
  });
});

describe('changing a job', () => {
  it('pauses, and on resuming computes the next time from now', async () => {
    const world = await createWorld();
    const { qinling, createFunction, clock } = world;
    const { id } = await createFunction();
    const job = await qinling.jobs.create(alice, { functionId: id, pattern: '* * * * *' });
    await qinling.jobs.update(alice, job.id, { status: 'paused' });
    await clock.advance(10 * MINUTE);
    expect(await times(world)).toEqual([]);
    const resumed = await qinling.jobs.update(alice, job.id, { status: 'running' });
    expect(resumed.nextExecutionTime).toEqual(new Date('2030-01-01T00:11:00Z'));
    await clock.advance(MINUTE);
    expect(await times(world)).toEqual(['2030-01-01T00:11:00.000Z']);
  });

  it('takes a new pattern, a new next time, a name and an input', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    const job = await qinling.jobs.create(alice, { functionId: id, pattern: '* * * * *' });
    const daily = await qinling.jobs.update(alice, job.id, {
      pattern: '@daily',
      name: 'n',
      functionInput: 'i',
    });
    expect(daily).toMatchObject({
      name: 'n',
      functionInput: 'i',
      nextExecutionTime: new Date('2030-01-02T00:00:00Z'),
    });
    const later = await qinling.jobs.update(alice, job.id, { nextExecutionTime: '2030-02-01T12:00:00Z' });
    expect(later.nextExecutionTime).toEqual(new Date('2030-02-02T00:00:00Z'));
    expect(await qinling.jobs.get(alice, job.id)).toEqual(later);
  });

  it('refuses a wrong status, a finished job, and a pattern for a job that runs once', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    const job = await qinling.jobs.create(alice, { functionId: id, pattern: '* * * * *' });
    const once = await qinling.jobs.create(alice, {
      functionId: id,
      firstExecutionTime: '2030-01-02 00:00:00',
    });
    await expect(qinling.jobs.update(alice, job.id, { status: 'done' })).rejects.toThrow('Invalid status.');
    await expect(qinling.jobs.update(alice, once.id, { pattern: '@daily' })).rejects.toThrow(
      'Can not change job type.',
    );
    await expect(qinling.jobs.update(alice, job.id, { pattern: 'x' })).rejects.toThrow('is not valid: x');
    await expect(
      qinling.jobs.update(alice, job.id, { nextExecutionTime: '2030-01-01T00:00:10Z' }),
    ).rejects.toThrow('at least 1 minute');
    const cancelled = await qinling.jobs.update(alice, job.id, { status: 'cancelled' });
    expect(cancelled).toMatchObject({ status: 'cancelled', nextExecutionTime: null });
    await expect(qinling.jobs.update(alice, job.id, { name: 'x' })).rejects.toThrow(
      'Can not update a finished job.',
    );
  });

  it('R18: jobs of other projects are not found', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    const job = await qinling.jobs.create(alice, { functionId: id, pattern: '* * * * *' });
    const missing = { code: 'not-found', message: `Job not found [id=${job.id}]` };
    await expect(qinling.jobs.get(bob, job.id)).rejects.toMatchObject(missing);
    await expect(qinling.jobs.update(bob, job.id, {})).rejects.toMatchObject(missing);
    await expect(qinling.jobs.delete(bob, job.id)).rejects.toMatchObject(missing);
    await expect(qinling.jobs.create(bob, { functionId: id, pattern: '@daily' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await qinling.jobs.delete(admin, job.id);
  });
});
