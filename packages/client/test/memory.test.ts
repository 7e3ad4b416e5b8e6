import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { fakeListener } from './support/fakes.js';

const chunkBytes = 100_000;
const chunks = 1_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/**
 * Bytes of buffers that somebody still refers to: what only waits for the collector says nothing about the code.
 * A thread of V8 frees what a collection found; the second collection waits for it.
 */
function heldBytes(): number {
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

/** The most bytes that were held at any of ten moments while the content went through, above those at the start. */
function watchedContent(): { readonly pass: (bytes: number) => void; readonly peakBytes: () => number } {
  const before = heldBytes();
  let passed = 0;
  let watched = 0;
  let peak = before;
  return {
    pass(bytes) {
      passed += bytes;
      if (passed - watched < (chunkBytes * chunks) / 10) return;
      watched = passed;
      peak = Math.max(peak, heldBytes());
    },
    peakBytes: () => peak - before,
  };
}

async function* zeros(pass: (bytes: number) => void = () => undefined): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < chunks; sent += 1) {
    pass(chunkBytes);
    yield new Uint8Array(chunkBytes);
  }
}

it('an upload is never in memory whole', async () => {
  const { client } = await fakeListener([], {}, (request, response) => {
    request.resume().on('end', () => {
      response.writeHead(201, { 'content-type': 'application/json' }).end('{}');
    });
  });
  const { pass, peakBytes } = watchedContent();
  await client.functions.create({ package: zeros(pass) });
  expect(peakBytes()).toBeLessThan((chunkBytes * chunks) / 4);
});

it('a download is never in memory whole', async () => {
  const { client } = await fakeListener([], {}, async (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/zip' });
    for await (const chunk of zeros()) {
      if (!response.write(chunk)) await new Promise((resolve) => response.once('drain', resolve));
    }
    response.end();
  });
  const { pass, peakBytes } = watchedContent();
  const { stream } = await client.functions.download('x');
  let read = 0;
  for await (const chunk of stream) {
    read += chunk.length;
    pass(chunk.length);
  }
  expect(read).toBe(chunkBytes * chunks);
  expect(peakBytes()).toBeLessThan((chunkBytes * chunks) / 4);
});
