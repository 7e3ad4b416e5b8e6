import { describe, expect, it } from 'vitest';
import { type Execution, resultOf } from '../src/index.js';
import { fakeServer, fault, json, rejection } from './support/fakes.js';
import { packageOf } from './support/package-files.js';
import { startService } from './support/service.js';

/** A function that ends when it is told to. */
async function withFunction() {
  let finish: (value: unknown) => void = () => undefined;
  const held = new Promise((resolve) => {
    finish = resolve;
  });
  const service = await startService({
    run: (_input, log) => {
      log('at work');
      return held;
    },
  });
  const { client, runtimeId } = service;
  const fn = await client.functions.create({ runtime_id: runtimeId, package: await packageOf() });
  const run = await client.executions.create({ function_id: fn.id, sync: false });
  return { ...service, run, finish };
}

const execution = (status: string) => json(200, { id: 'x', status, result: null });

describe('waiting for an execution', () => {
  it('ends with it, and tells each status once', async () => {
    const { client, run, finish } = await withFunction();
    const seen: string[] = [];
    const onStatus = ({ status }: Execution): void => {
      seen.push(status);
      if (status === 'running') finish(42);
    };
    const ended = await client.executions.waitFor(run.id, { onStatus, intervalMs: 5 });
    expect(resultOf(ended)?.output).toBe(42);
    expect(seen).toEqual(['running', 'success']);
    expect(await client.executions.log(run.id)).toContain('at work\n');
  });

  it('is over at once when it does not run any more', async () => {
    for (const status of ['success', 'failed', 'error', 'cancelled']) {
      const { client, seen } = await fakeServer([execution(status)]);
      expect(await client.executions.waitFor('x')).toMatchObject({ status });
      expect(seen).toHaveLength(1);
    }
  });

  it('asks again until it has ended, and tells of a status once', async () => {
    const running = Array.from({ length: 5 }, () => execution('running'));
    const { client, seen } = await fakeServer([...running, execution('success')]);
    const told: string[] = [];
    await client.executions.waitFor('x', { intervalMs: 1, onStatus: ({ status }) => told.push(status) });
    expect(seen).toHaveLength(6);
    expect(told).toEqual(['running', 'success']);
  });

  it('times out', async () => {
    const { client } = await fakeServer([execution('running')]);
    const error = await rejection(client.executions.waitFor('x', { timeoutMs: 30, intervalMs: 10 }));
    expect(error).toMatchObject({
      name: 'TimeoutError',
      message: 'Execution x still runs after 30 ms.',
      timeoutMs: 30,
    });
  });

  it('ends when the caller gives up', async () => {
    const controller = new AbortController();
    const { client } = await fakeServer([execution('running')]);
    const onStatus = () => controller.abort(new Error('enough'));
    const waiting = client.executions.waitFor('x', {
      signal: controller.signal,
      onStatus,
      intervalMs: 60_000,
    });
    expect(await rejection(waiting)).toMatchObject({ message: 'enough' });
  });

  it('fails with the refusal when it is gone', async () => {
    const { client } = await fakeServer([execution('running'), fault(404)]);
    expect(await rejection(client.executions.waitFor('x', { intervalMs: 1 }))).toMatchObject({ status: 404 });
  });
});

it('an execution can be cancelled', async () => {
  const { client, run } = await withFunction();
  expect(await client.executions.cancel(run.id)).toMatchObject({ id: run.id, status: 'cancelled' });
  expect(await rejection(client.executions.cancel(run.id))).toMatchObject({ status: 409, kind: 'conflict' });
});

describe('the result of an execution', () => {
  it.each([
    ['{"duration": 0.25, "output": {"a": 1}}', { durationSeconds: 0.25, output: { a: 1 } }],
    ['{"output": null}', { durationSeconds: undefined, output: null }],
    ['"text"', { durationSeconds: undefined, output: 'text' }],
    ['no JSON', { durationSeconds: undefined, output: 'no JSON' }],
  ])('%s is read', (result, expected) => {
    expect(resultOf({ result })).toEqual(expected);
  });

  it('is undefined while there is none', () => {
    expect(resultOf({ result: null })).toBeUndefined();
  });
});
