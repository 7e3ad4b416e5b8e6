import { describe, expect, it } from 'vitest';
import { OrchestratorError, TooManyRequestsError } from '../src/index.js';
import { admin, alice, bob, createWorld, nextEvent } from './support/world.js';

const never = () => new Promise<never>(() => undefined);
let handle: (id: string) => Promise<void> = async () => undefined;

const unknown = '00000000-0000-7000-8000-000000000000';

describe('running', () => {
  it('comes back with the result as JSON text, the input as it was given, and a log', async () => {
    const { qinling, createFunction } = await createWorld({ run: () => ({ output: { a: [1] } }) });
    const { id } = await createFunction();
    const execution = await qinling.executions.create(alice, { functionId: id, input: '{"b": 1}' });
    expect(execution).toMatchObject({ status: 'success', sync: true, input: '{"b": 1}', functionVersion: 0 });
    expect(execution.result).toBe('{"duration":0.5,"output":{"a":[1]}}');
    expect(await qinling.executions.log(alice, execution.id)).toBe('log\n');
    expect(await qinling.executions.get(alice, execution.id)).toEqual(execution);
  });

  it('serialises an input that is an object', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    const { input } = await qinling.executions.create(alice, { functionId: id, input: { b: 1 } });
    expect(input).toBe('{"b":1}');
  });

  it('R13: what the code did is data, also when it failed', async () => {
    const { qinling, createFunction } = await createWorld({
      run: () => ({ outcome: 'failed', output: 'threw' }),
    });
    const { id } = await createFunction();
    const execution = await qinling.executions.create(alice, { functionId: id });
    expect(execution).toMatchObject({ status: 'failed', result: '{"duration":0.5,"output":"threw"}' });
  });

  it('R12: infrastructure trouble is status error, with a sentence only where one was written for the user', async () => {
    const { qinling, createFunction, orchestrator } = await createWorld();
    const { id } = await createFunction();
    orchestrator.run = () => Promise.reject(new OrchestratorError('No interpreter.'));
    const told = await qinling.executions.create(alice, { functionId: id });
    expect(told).toMatchObject({ status: 'error', result: '{"duration":0,"output":"No interpreter."}' });
    orchestrator.run = () => Promise.reject(new Error('secret detail'));
    const { status, result } = await qinling.executions.create(alice, { functionId: id });
    expect(status).toBe('error');
    expect(result).not.toContain('secret');
  });

  it('R12: an output that cannot be written as JSON ends the execution all the same', async () => {
    const { qinling, createFunction, orchestrator } = await createWorld();
    const { id } = await createFunction();
    let deep: unknown = [];
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    for (const output of [deep, 1n]) {
      orchestrator.run = () => ({ output });
      const execution = await qinling.executions.create(alice, { functionId: id });
      const result = expect.stringContaining('cannot be written as JSON');
      expect(execution).toMatchObject({ status: 'error', result });
      expect(await qinling.executions.get(alice, execution.id)).toEqual(execution);
    }
  });

  it('R15: keeps and hands out a log without the one character that a storage may refuse', async () => {
    const { qinling, createFunction, orchestrator } = await createWorld();
    const { id } = await createFunction();
    orchestrator.run = ({ onLog }) => {
      onLog?.('a\0');
      return { log: 'a\0b\n' };
    };
    const execution = await qinling.executions.create(alice, { functionId: id });
    expect(await qinling.executions.log(alice, execution.id)).toBe('a\ufffdb\n');
  });

  it('counts the runs of the latest code and of each version apart', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    await qinling.versions.publish(alice, id);
    for (const functionVersion of [0, 0, 1])
      await qinling.executions.create(alice, { functionId: id, functionVersion });
    expect((await qinling.functions.get(alice, id)).count).toBe(2);
    expect((await qinling.versions.get(alice, id, 1)).count).toBe(1);
  });

  it('hands the orchestrator the code and settings of the version', async () => {
    const { qinling, createFunction, updateCode, orchestrator, runtime } = await createWorld();
    const { id, location } = await createFunction('one', { timeoutSeconds: 7 });
    await qinling.versions.publish(alice, id);
    await updateCode(id, 'two');
    await qinling.executions.create(alice, { functionId: id, functionVersion: 1 });
    expect(orchestrator.invocations[0]).toMatchObject({
      functionId: id,
      functionVersion: 1,
      projectId: alice.projectId,
      runtime: { id: runtime.id, image: 'nodejs' },
      code: { kind: 'package', location, format: 'tar.gz', entry: 'main.main' },
      limits: { timeoutSeconds: 7, cpuMillis: 100, memoryBytes: 33554432 },
    });
  });
});

describe('what is run', () => {
  it('R8: an alias wins over an id, and the execution shows what it stood for', async () => {
    const { qinling, createFunction } = await createWorld();
    const [one, other] = [await createFunction(), await createFunction()];
    await qinling.versions.publish(alice, one.id);
    await qinling.aliases.create(alice, { name: 'a', functionId: one.id, functionVersion: 1 });
    const both = { functionAlias: 'a', functionId: other.id };
    expect(await qinling.executions.create(alice, both)).toMatchObject({
      functionAlias: 'a',
      functionId: one.id,
      functionVersion: 1,
    });
  });

  it('R8: a queued execution runs the code it was created with, however long it waits', async () => {
    let release: () => void = () => undefined;
    const { qinling, createFunction, updateCode, orchestrator } = await createWorld({
      asyncConcurrency: 1,
      run: () =>
        new Promise((resolve) => {
          release = () => resolve({});
        }),
    });
    const { id, location } = await createFunction('old');
    await qinling.executions.create(alice, { functionId: id, sync: false });
    await qinling.executions.create(alice, { functionId: id, sync: false });
    await expect.poll(() => orchestrator.invocations.length).toBe(1);
    await updateCode(id, 'new');
    await qinling.functions.update(alice, id, { timeoutSeconds: 99 });
    release();
    await expect.poll(() => orchestrator.invocations.length).toBe(2);
    expect(orchestrator.invocations[1]).toMatchObject({ code: { location }, limits: { timeoutSeconds: 5 } });
  });

  it('refuses what names nothing, what does not exist, and a version of what has none', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    const refused = async (input: object) =>
      qinling.executions.create(alice, input).catch((error: Error) => error.message);
    expect(await refused({})).toBe('Either function_alias or function_id must be provided.');
    expect(await refused({ functionId: unknown })).toBe(`Function not found [id=${unknown}]`);
    expect(await refused({ functionAlias: 'no' })).toBe('FunctionAlias not found [name=no]');
    expect(await refused({ functionId: id, functionVersion: 3 })).toBe(
      `FunctionVersion not found [function_id=${id}, version_number=3]`,
    );
    expect(await refused({ functionId: id, functionVersion: -1 })).toContain(
      'function_version must be an integer',
    );
    expect(await refused({ functionId: id, input: 'nul \0' })).toContain('NUL');
    const image = await qinling.functions.create(alice, { code: { source: 'image', image: 'x' } });
    expect(await refused({ functionId: image.id, functionVersion: 1 })).toContain('package type');
    expect((await qinling.executions.list(alice)).items).toEqual([]);
  });

  it('refuses an image where the orchestrator runs none', async () => {
    const { qinling } = await createWorld();
    const { id } = await qinling.functions.create(alice, { code: { source: 'image', image: 'x' } });
    await expect(qinling.executions.create(alice, { functionId: id })).rejects.toMatchObject({
      code: 'not-supported',
    });
  });

  it('refuses a runtime that is not available', async () => {
    const { qinling, createFunction, runtime, storage } = await createWorld();
    const { id } = await createFunction();
    await storage.runtimes.update(runtime.id, { status: 'upgrading' });
    await expect(qinling.executions.create(alice, { functionId: id })).rejects.toMatchObject({
      code: 'runtime-not-available',
    });
  });

  it('leaves no record when there is no room', async () => {
    const { qinling, createFunction } = await createWorld({
      run: () => Promise.reject(new TooManyRequestsError('full', { retryAfterSeconds: 2 })),
    });
    const { id } = await createFunction();
    await expect(qinling.executions.create(alice, { functionId: id })).rejects.toMatchObject({
      code: 'too-many-requests',
      retryAfterSeconds: 2,
    });
    expect((await qinling.executions.list(alice)).items).toEqual([]);
  });
});

describe('ending early', () => {
  it('cancel ends a running execution', async () => {
    const { qinling, createFunction, orchestrator } = await createWorld({ run: never });
    const { id } = await createFunction();
    const { id: executionId } = await qinling.executions.create(alice, { functionId: id, sync: false });
    await expect.poll(() => orchestrator.invocations.length).toBe(1);
    expect(await qinling.executions.cancel(alice, executionId)).toMatchObject({ status: 'cancelled' });
    expect(await qinling.executions.log(alice, executionId)).toBe('log\n');
    await expect(qinling.executions.cancel(alice, executionId)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('cancel ends one that still waits, which then never runs', async () => {
    const { qinling, createFunction, orchestrator } = await createWorld({ run: never, asyncConcurrency: 1 });
    const { id } = await createFunction();
    const first = await qinling.executions.create(alice, { functionId: id, sync: false });
    const second = await qinling.executions.create(alice, { functionId: id, sync: false });
    await expect.poll(() => orchestrator.invocations.length).toBe(1);
    expect(await qinling.executions.cancel(alice, second.id)).toMatchObject({ status: 'cancelled' });
    await qinling.executions.cancel(alice, first.id);
    expect(orchestrator.invocations).toHaveLength(1);
  });

  it('a queue that delivers an execution twice, or late, makes it run once', async () => {
    const deliveries: (() => Promise<void>)[] = [];
    const { qinling, createFunction, orchestrator } = await createWorld({
      queue: {
        push: async (id) => void deliveries.push(() => handle(id)),
        consume: (handler) => {
          handle = handler;
        },
        close: async () => undefined,
      },
    });
    const { id } = await createFunction();
    await qinling.executions.create(alice, { functionId: id, sync: false });
    await Promise.all(deliveries.flatMap((deliver) => [deliver(), deliver()]));
    await deliveries[0]?.();
    expect(orchestrator.invocations).toHaveLength(1);
  });

  it('deleting a running execution ends it', async () => {
    const { qinling, createFunction, orchestrator } = await createWorld({ run: never });
    const { id } = await createFunction();
    const { id: executionId } = await qinling.executions.create(alice, { functionId: id, sync: false });
    await expect.poll(() => orchestrator.invocations.length).toBe(1);
    await qinling.executions.delete(alice, executionId);
    expect(orchestrator.invocations[0]?.signal.aborted).toBe(true);
    await expect(qinling.executions.get(alice, executionId)).rejects.toMatchObject({
      message: `Execution not found [id=${executionId}]`,
    });
    await qinling.functions.delete(alice, id);
  });
});

describe('hosts that die', () => {
  it('R12: leave no execution running for longer than their lease', async () => {
    const dead = await createWorld({ run: never, leaseSeconds: 30 });
    const { id } = await dead.createFunction();
    const { id: executionId } = await dead.qinling.executions.create(alice, { functionId: id, sync: false });
    await expect.poll(() => dead.orchestrator.invocations.length).toBe(1);
    // The dead host's timers never fire again: time passes for the other one only.
    dead.clock.jump(29_000);
    const other = await createWorld({ after: dead, leaseSeconds: 30 });
    expect((await other.qinling.executions.get(alice, executionId)).status).toBe('running');
    other.clock.jump(2_000);
    const third = await createWorld({ after: dead, leaseSeconds: 30 });
    const ended = await third.qinling.executions.get(alice, executionId);
    expect(ended).toMatchObject({ status: 'error' });
    expect(ended.result).toContain('The host that ran this execution is gone.');
  });

  it('R12: a living host keeps its lease, however long its executions run', async () => {
    const { qinling, createFunction, clock } = await createWorld({ run: never, leaseSeconds: 30 });
    const { id } = await createFunction();
    const { id: executionId } = await qinling.executions.create(alice, { functionId: id, sync: false });
    await clock.advance(600_000);
    expect((await qinling.executions.get(alice, executionId)).status).toBe('running');
  });

  it('R12: a result that comes after the execution was given up changes nothing', async () => {
    let release: () => void = () => undefined;
    const slept = await createWorld({
      run: () =>
        new Promise((resolve) => {
          release = () => resolve({});
        }),
    });
    const { id } = await slept.createFunction();
    const running = slept.qinling.executions.create(alice, { functionId: id });
    await expect.poll(() => slept.orchestrator.invocations.length).toBe(1);
    slept.clock.jump(60_000);
    await createWorld({ after: slept });
    release();
    expect((await running).status).toBe('error');
  });

  it('a runtime that another host made, or moved to another image, is made ready before it runs here', async () => {
    const one = await createWorld();
    const other = await createWorld({ after: one });
    const { id: runtimeId } = await one.qinling.runtimes.create(admin, { image: 'made later' });
    await one.qinling.runtimes.settled(admin, runtimeId);
    const { id } = await one.createFunction('x', { runtimeId });
    expect(await other.qinling.executions.create(alice, { functionId: id })).toMatchObject({
      status: 'success',
    });
    await one.qinling.runtimes.update(admin, runtimeId, { image: 'moved' });
    await one.qinling.runtimes.settled(admin, runtimeId);
    expect(await other.qinling.executions.create(alice, { functionId: id })).toMatchObject({
      status: 'success',
    });
    expect(other.orchestrator.prepared.get(runtimeId)).toBe('moved');
  });

  it('a host notices that its execution was cancelled on another one', async () => {
    const one = await createWorld({ run: never });
    const other = await createWorld({ after: one });
    const { id } = await one.createFunction();
    const { id: executionId } = await one.qinling.executions.create(alice, { functionId: id, sync: false });
    await expect.poll(() => one.orchestrator.invocations.length).toBe(1);
    expect(await other.qinling.executions.cancel(alice, executionId)).toMatchObject({ status: 'cancelled' });
    expect(one.orchestrator.invocations[0]?.signal.aborted).toBe(false);
    await one.clock.advance(10_000);
    expect(one.orchestrator.invocations[0]?.signal.aborted).toBe(true);
    expect((await one.qinling.executions.get(alice, executionId)).status).toBe('cancelled');
  });
});

describe('starting and closing', () => {
  it('runs nothing before start() and after close()', async () => {
    const world = await createWorld();
    const { id } = await world.createFunction();
    const idle = await createWorld({ after: world, idle: true });
    await expect(idle.qinling.executions.create(alice, { functionId: id })).rejects.toMatchObject({
      code: 'unavailable',
    });
    await expect(idle.qinling.ready()).rejects.toMatchObject({ code: 'unavailable' });
    await idle.qinling.start();
    await idle.qinling.ready();
    await idle.qinling.close();
    await expect(idle.qinling.executions.create(alice, { functionId: id })).rejects.toMatchObject({
      code: 'unavailable',
    });
    await expect(idle.qinling.start()).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('close ends what runs and what waits with status error, and twice is fine', async () => {
    const world = await createWorld({ run: never, asyncConcurrency: 1 });
    const { qinling, createFunction, orchestrator, storage } = world;
    const { id } = await createFunction();
    const first = await qinling.executions.create(alice, { functionId: id, sync: false });
    const second = await qinling.executions.create(alice, { functionId: id, sync: false });
    await expect.poll(() => orchestrator.invocations.length).toBe(1);
    const ended: [string, string][] = [];
    qinling.events.on('execution.finished', ({ execution }) => ended.push([execution.id, execution.status]));
    storage.close = async () => undefined;
    await Promise.all([qinling.close(), qinling.close()]);
    expect(Object.fromEntries(ended)).toEqual({ [first.id]: 'error', [second.id]: 'error' });
    expect(orchestrator.calls).toContainEqual(['close', undefined]);
  });

  it('close waits for what ends in time', async () => {
    let release: () => void = () => undefined;
    const { qinling, createFunction, orchestrator } = await createWorld({
      drainSeconds: 10,
      run: () =>
        new Promise((resolve) => {
          release = () => resolve({ output: 'done' });
        }),
    });
    const { id } = await createFunction();
    const running = qinling.executions.create(alice, { functionId: id });
    await expect.poll(() => orchestrator.invocations.length).toBe(1);
    const closed = qinling.close();
    release();
    expect((await running).status).toBe('success');
    await closed;
  });
});

describe('whose executions', () => {
  it('R18: those of other projects are not found', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    await expect(qinling.executions.create(bob, { functionId: id })).rejects.toMatchObject({
      code: 'not-found',
    });
    const execution = await qinling.executions.create(alice, { functionId: id });
    for (const verb of ['get', 'log', 'cancel', 'delete'] as const) {
      await expect(qinling.executions[verb](bob, execution.id)).rejects.toMatchObject({ code: 'not-found' });
    }
    expect((await qinling.executions.list(bob)).items).toEqual([]);
    expect((await qinling.executions.get(admin, execution.id)).id).toBe(execution.id);
  });

  it('tells listeners when an execution starts and ends', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    const [started, finished] = [
      nextEvent(qinling, 'execution.started'),
      nextEvent(qinling, 'execution.finished'),
    ];
    const execution = await qinling.executions.create(alice, { functionId: id });
    expect((await started).execution).toMatchObject({ id: execution.id, status: 'running' });
    expect((await finished).execution).toEqual(execution);
  });
});
