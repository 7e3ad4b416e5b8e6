import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { createWorld, type World } from './support/world.js';

const large = { 'main.js': 'exports.main = () => 1;', 'large.bin': noise(8_000_000) };

/** Bytes that do not compress, the same in every run. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (state * 48271) % 0x7fffffff;
    return state & 0xff;
  });
}

async function download(files?: Readonly<Record<string, string | Uint8Array>>, logger = silent) {
  const world = await createWorld({ router: { logger } });
  const path = `/v1/functions/${await world.createFunction(files)}?download=true`;
  const whole = await world.ask('GET', path);
  return { ...world, path, whole };
}

const silent = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };

describe('a download', () => {
  it('R7: forbids everything between to compress it, and says what may be cached', async () => {
    const { whole } = await download();
    expect(whole.headers['cache-control']).toBe('private, no-cache, no-transform');
    expect(whole.headers['x-content-type-options']).toBe('nosniff');
    expect(whole.headers['content-length']).toBe(String(whole.bytes.length));
  });

  it('has the sha256 of its bytes as strong tag', async () => {
    const { whole, ask, path } = await download();
    const { code } = (await ask('GET', path.replace('?download=true', ''))).json();
    expect(whole.headers.etag).toBe(`"${(code as { sha256: string }).sha256}"`);
  });

  it('resumes under If-Range only where the tag is still the same, and strong', async () => {
    const { ask, path, whole } = await download();
    const part = (ifRange: string) =>
      ask('GET', path, { headers: { range: 'bytes=0-3', 'if-range': ifRange } });
    expect((await part(String(whole.headers.etag))).status).toBe(206);
    for (const other of ['"other"', `W/${whole.headers.etag}`, 'Wed, 21 Oct 2015 07:28:00 GMT']) {
      expect((await part(other)).status).toBe(200);
    }
  });

  it.each(['bytes=0-1,3-4', 'bytes=3-1', 'bytes=', 'bytes=-', 'bytes=a-b', 'bytes 0-1', 'bytes=0x1-2'])(
    'is whole where the range is none or several: %j',
    async (range) => {
      const { ask, path, whole } = await download();
      const answer = await ask('GET', path, { headers: { range } });
      expect(answer.status).toBe(200);
      expect(answer.bytes.equals(whole.bytes)).toBe(true);
    },
  );

  it.each(['bytes=-0', 'bytes=99999999999999999999-'])('is a 416 for %j', async (range) => {
    const { ask, path, whole } = await download();
    const answer = await ask('GET', path, { headers: { range } });
    expect(answer.status).toBe(416);
    expect(answer.headers['content-range']).toBe(`bytes */${whole.bytes.length}`);
    expect(answer.headers).not.toHaveProperty('etag');
  });

  it('does not look at the package for HEAD, nor at Range', async () => {
    const { ask, path, whole, blobs } = await download();
    const open = vi.spyOn(blobs, 'open');
    const head = await ask('HEAD', path, { headers: { range: 'bytes=0-1' } });
    expect(head.status).toBe(200);
    expect(head.headers['content-length']).toBe(String(whole.bytes.length));
    expect(open).not.toHaveBeenCalled();
  });

  it('is a clean 404 where the package is gone already', async () => {
    const { ask, path, blobs, whole } = await download();
    vi.spyOn(blobs, 'open').mockResolvedValue(undefined);
    const answer = await ask('GET', path);
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toBe('application/json');
    expect(answer.headers).not.toHaveProperty('content-disposition');
    expect(answer.headers.etag).not.toBe(whole.headers.etag);
  });

  it('R7: breaks off where the package turns out shorter than it should be', async () => {
    const logger = { ...silent, error: vi.fn() };
    const { origin, path, blobs } = await download(undefined, logger);
    vi.spyOn(blobs, 'open').mockResolvedValue(chunksOf(Buffer.from('short')));
    // On a connection that is kept, a client would otherwise wait for the rest for ever.
    const agent = new Agent({ keepAlive: true });
    await expect(buffer(await respond(origin, path, agent))).rejects.toThrow('aborted');
    expect(logger.error.mock.calls[0]?.[0]).toMatchObject({
      err: { message: expect.stringMatching(/^The package has 5 bytes where \d+ were expected\.$/) },
    });
    agent.destroy();
  });

  it('waits for a slow client in place of filling memory', async () => {
    const { origin, path, blobs } = await download(large);
    const state = { taken: 0 };
    const open = blobs.open.bind(blobs);
    vi.spyOn(blobs, 'open').mockImplementation(async (...parts) => {
      const content = await open(...parts);
      return content && counted(content, state);
    });
    const response = await respond(origin, path);
    for (let turns = 0; turns < 200; turns += 1) await turn();
    expect(state.taken).toBeLessThan(6_000_000);
    let received = 0;
    for await (const chunk of response) received += (chunk as Buffer).length;
    expect(received).toBe(state.taken);
  });

  it('stops reading when its client goes away', async () => {
    const { origin, path, blobs } = await download(large);
    const response = await respond(origin, path);
    await once(response, 'readable');
    expect(blobs.reading).toBe(1);
    response.destroy();
    await vi.waitFor(() => expect(blobs.reading).toBe(0));
  });
});

async function* chunksOf(...chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

/** Splits into small chunks and counts what was taken. */
async function* counted(content: AsyncIterable<Uint8Array>, state: { taken: number }) {
  for await (const chunk of content) {
    for (let start = 0; start < chunk.length; start += 65_536) {
      const piece = chunk.subarray(start, start + 65_536);
      state.taken += piece.length;
      yield piece;
    }
  }
}

function respond(
  origin: World['origin'],
  path: string,
  agent: Agent | false = false,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(origin + path, { agent }, resolve).on('error', reject);
  });
}
