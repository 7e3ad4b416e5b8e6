import { describe, expect, it } from 'vitest';
import { NotReachableError } from '../src/errors/not-reachable-error.js';
import { QinlingApiError, type RetryEvent } from '../src/index.js';
import { retryDelayMs } from '../src/transport/retry-delay.js';
import { fakeServer, fault, hangUp, json, rejection } from './support/fakes.js';
import { packageOf } from './support/package-files.js';

const now = { 'retry-after': '0' };

describe('a request is sent again', () => {
  it.each([429, 503])('after a %i, when the service says when', async (status) => {
    const { client, seen } = await fakeServer([fault(status, now), json(201, { id: 'x' })]);
    await client.jobs.create({ name: 'n' });
    expect(seen.map(({ body }) => String(body))).toEqual(['{"name":"n"}', '{"name":"n"}']);
  });

  it('with its package, when that can be read twice', async () => {
    const file = await packageOf();
    for (const source of [file, new Blob([Uint8Array.from(file)])]) {
      const { client, seen } = await fakeServer([fault(429, now), json(201, { id: 'x' })]);
      await client.functions.create({ package: source });
      expect(seen).toHaveLength(2);
      expect(seen[1]?.body.includes(file)).toBe(true);
    }
  });

  it('after the network failed, when it only reads', async () => {
    const { client, seen } = await fakeServer([hangUp, json(200, { id: 'x' })]);
    expect(await client.jobs.get('x')).toEqual({ id: 'x' });
    expect(seen).toHaveLength(2);
  });

  it('after the answer broke off', async () => {
    const { client, seen } = await fakeServer([
      (response) => {
        response.writeHead(200, { 'content-length': '99', 'content-type': 'application/json' });
        response.write('{"id"', () => response.destroy());
      },
      json(200, { id: 'x' }),
    ]);
    expect(await client.jobs.get('x')).toEqual({ id: 'x' });
    expect(seen).toHaveLength(2);
  });

  it('as often as it may, and no more', async () => {
    const { client, seen } = await fakeServer([fault(503, now)], { retries: 3 });
    expect(await rejection(client.jobs.get('x'))).toMatchObject({ status: 503, retryAfterSeconds: 0 });
    expect(seen).toHaveLength(4);
  });

  it('and what happened is told', async () => {
    const retries: RetryEvent[] = [];
    const { client } = await fakeServer([fault(429, now), json(200, {})], {
      onRetry: (event) => retries.push(event),
    });
    await client.jobs.get('x');
    expect(retries).toMatchObject([
      { method: 'GET', attempt: 1, error: { status: 429 }, delayMs: expect.any(Number) },
    ]);
  });
});

describe('a request is not sent again', () => {
  it.each(['create', 'update'] as const)(
    'after the network failed, when it changes something: %s',
    async (verb) => {
      const { client, seen } = await fakeServer([hangUp]);
      const request = verb === 'create' ? client.jobs.create({}) : client.jobs.update('x', {});
      expect(await rejection(request)).toMatchObject({ name: 'NotReachableError' });
      expect(seen).toHaveLength(1);
    },
  );

  it('after a 503 without a time, when it changes something: a gateway says that after the change too', async () => {
    const { client, seen } = await fakeServer([fault(503)]);
    expect(await rejection(client.jobs.create({}))).toMatchObject({ status: 503 });
    expect(seen).toHaveLength(1);
  });

  it('with a stream, which is read already', async () => {
    async function* source() {
      yield await packageOf();
    }
    const { client, seen } = await fakeServer([fault(429, now)]);
    expect(await rejection(client.functions.create({ package: source() }))).toMatchObject({ status: 429 });
    expect(seen).toHaveLength(1);
  });

  it('when the service wants more patience than there is', async () => {
    const { client, seen } = await fakeServer([fault(429, { 'retry-after': '3600' })]);
    expect(await rejection(client.jobs.get('x'))).toMatchObject({ retryAfterSeconds: 3600 });
    expect(seen).toHaveLength(1);
  });

  it.each([400, 404, 409, 500, 502])('after a %i', async (status) => {
    const { client, seen } = await fakeServer([fault(status, now)]);
    expect(await rejection(client.jobs.get('x'))).toMatchObject({ status });
    expect(seen).toHaveLength(1);
  });

  it('when it was told so', async () => {
    const { client, seen } = await fakeServer([hangUp], { retries: 0 });
    await rejection(client.jobs.get('x'));
    expect(seen).toHaveLength(1);
  });
});

describe('a deletion whose answer was lost', () => {
  it('has worked when what it deletes is gone', async () => {
    const { client, seen } = await fakeServer([hangUp, fault(404)]);
    await client.jobs.delete('x');
    expect(seen).toHaveLength(2);
  });

  it('has not, when the service had refused it', async () => {
    const { client } = await fakeServer([fault(503, now), fault(404)]);
    expect(await rejection(client.jobs.delete('x'))).toMatchObject({ status: 404 });
  });
});

describe('the wait before a request is sent again', () => {
  const get = { method: 'GET', isReplayable: true };
  const failed = new NotReachableError({ url: 'http://host', stage: 'request', cause: undefined });
  const limited = (retryAfterSeconds: number) =>
    new QinlingApiError('', { status: 429, method: 'GET', url: '', retryAfterSeconds });

  it('grows, with a share of chance, up to a limit', () => {
    expect([1, 2, 3, 20].map((attempt) => retryDelayMs(get, failed, attempt, () => 0))).toEqual([
      100, 200, 400, 5000,
    ]);
    expect([1, 2, 3, 20].map((attempt) => retryDelayMs(get, failed, attempt, () => 1))).toEqual([
      200, 400, 800, 10000,
    ]);
  });

  it('is never shorter than the service asks for', () => {
    expect(retryDelayMs(get, limited(7), 1, () => 0)).toBe(7000);
    expect(retryDelayMs(get, limited(7), 1, () => 1)).toBe(7200);
  });

  it('ends when the caller gives up', async () => {
    const { client, seen } = await fakeServer([fault(429, { 'retry-after': '50' })], {
      onRetry: () => controller.abort(new Error('enough')),
    });
    const controller = new AbortController();
    expect(await rejection(client.jobs.get('x', { signal: controller.signal }))).toMatchObject({
      message: 'enough',
    });
    expect(seen).toHaveLength(1);
  });
});
