import { describe, expect, it, vi } from 'vitest';
import { createClient, TimeoutError } from '../src/index.js';
import { fakeServer, fakeSocket, json, rejection } from './support/fakes.js';
import { startService } from './support/service.js';

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 11\r\n\r\n';

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

describe('a request times out', () => {
  it('when nobody answers', async () => {
    const client = await fakeSocket(() => undefined, { timeoutMs: 60 });
    const error = await rejection(client.jobs.get('x'));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ message: `${client.url} did not answer within 60 ms.`, timeoutMs: 60 });
  });

  it('when the rest of the answer does not come', async () => {
    const client = await fakeSocket((socket) => socket.once('data', () => socket.write(`${head}{"id":`)));
    expect(await rejection(client.jobs.get('x', { timeoutMs: 60 }))).toBeInstanceOf(TimeoutError);
  });

  it('when a download stops', async () => {
    const client = await fakeSocket((socket) => socket.once('data', () => socket.write(`${head}some`)));
    const download = await client.functions.download('x', { timeoutMs: 60 });
    expect(await rejection(download.bytes())).toBeInstanceOf(TimeoutError);
  });

  it('when an upload stops', async () => {
    async function* stuck(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(10);
      await new Promise(() => undefined);
    }
    const client = await fakeSocket((socket) => socket.resume(), { timeoutMs: 60 });
    expect(await rejection(client.functions.create({ package: stuck() }))).toBeInstanceOf(TimeoutError);
  });

  it("when fetch's own limit is reached", async () => {
    const limit = Object.assign(new Error('Headers Timeout Error'), { code: 'UND_ERR_HEADERS_TIMEOUT' });
    const client = createClient({
      url: 'http://host',
      fetch: () => Promise.reject(new TypeError('fetch failed', { cause: limit })),
    });
    expect(await rejection(client.jobs.get('x'))).toBeInstanceOf(TimeoutError);
  });
});

describe('a request does not time out', () => {
  it('while something comes', async () => {
    const client = await fakeSocket((socket) =>
      socket.once('data', async () => {
        for (const piece of [head, '{"i', 'd":', ' "a', '"}']) {
          socket.write(piece);
          await pause(150);
        }
      }),
    );
    expect(await client.jobs.get('x', { timeoutMs: 600 })).toEqual({ id: 'a' });
  });

  it('while something is sent', async () => {
    async function* slow(): AsyncGenerator<Uint8Array> {
      for (let piece = 0; piece < 5; piece += 1) {
        await pause(150);
        yield new Uint8Array(10);
      }
    }
    const { client } = await fakeServer([json(201, { id: 'a' })]);
    expect(await client.functions.create({ package: slow() }, { timeoutMs: 600 })).toEqual({ id: 'a' });
  });

  it('because its reader takes its time', async () => {
    const { client } = await fakeServer([
      (response) => {
        response.writeHead(200, { 'content-type': 'application/zip' }).write('a');
        response.end('b');
      },
    ]);
    const { bytes } = await client.functions.download('x', { timeoutMs: 60 });
    await pause(150);
    expect((await bytes()).length).toBe(2);
  });

  it('with 0 or without end, and a run that is waited for takes as long as it takes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const set = vi.spyOn(globalThis, 'setTimeout');
      const fetched = () => Promise.resolve(Response.json({ id: 'x' }));
      const client = createClient({ url: 'http://host', fetch: fetched });
      await client.executions.create({ function_id: 'x' });
      await client.jobs.get('x', { timeoutMs: 0 });
      await client.jobs.get('x', { timeoutMs: Number.POSITIVE_INFINITY });
      expect(set).not.toHaveBeenCalled();
      await client.executions.create({ function_id: 'x', sync: false });
      await client.executions.create({ function_id: 'x' }, { timeoutMs: 5 });
      await createClient({ url: 'http://host', fetch: fetched, timeoutMs: 6 }).executions.create({});
      expect(new Set(set.mock.calls.map(([, milliseconds]) => milliseconds))).toEqual(
        new Set([60_000, 5, 6]),
      );
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a caller that gives up', () => {
  const reason = new Error('I have changed my mind.');

  it('before the request, sends nothing', async () => {
    const { client, seen } = await fakeServer([json(200, {})]);
    const signal = AbortSignal.abort(reason);
    expect(await rejection(client.jobs.get('x', { signal }))).toBe(reason);
    expect(await rejection(client.jobs.list({ signal }).toArray())).toBe(reason);
    expect(await rejection(client.functions.create({ package: new Uint8Array(1) }, { signal }))).toBe(reason);
    expect(seen).toEqual([]);
  });

  it('while it waits for an answer, gets its own reason', async () => {
    const controller = new AbortController();
    const client = await fakeSocket((socket) => socket.once('data', () => controller.abort(reason)));
    expect(await rejection(client.jobs.get('x', { signal: controller.signal }))).toBe(reason);
  });

  it('in the middle of a download, gets its own reason', async () => {
    const controller = new AbortController();
    const client = await fakeSocket((socket) => socket.once('data', () => socket.write(`${head}some`)));
    const { stream } = await client.functions.download('x', { signal: controller.signal });
    const reader = stream.getReader();
    await reader.read();
    controller.abort(reason);
    expect(await rejection(reader.read())).toBe(reason);
  });

  it('in the middle of an upload, ends its source', async () => {
    const controller = new AbortController();
    let ended = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield new Uint8Array(10);
        controller.abort(reason);
        for (;;) yield new Uint8Array(100_000);
      } finally {
        ended = true;
      }
    }
    const client = await fakeSocket(() => undefined);
    const upload = client.functions.create({ package: source() }, { signal: controller.signal });
    expect(await rejection(upload)).toBe(reason);
    await vi.waitFor(() => expect(ended).toBe(true));
  });

  it('leaves no listener behind', async () => {
    const { client } = await startService();
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    await client.runtimes.list({ signal }).toArray();
    await rejection(client.jobs.get('x', { signal }));
    expect(added).toHaveBeenCalledTimes(2);
    expect(removed).toHaveBeenCalledTimes(2);
  });
});
