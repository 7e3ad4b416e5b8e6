import { expect, it } from 'vitest';
import { fakeListener } from './support/fakes.js';

const chunkBytes = 100_000;
const chunks = 1_000;

async function* zeros(): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < chunks; sent += 1) yield new Uint8Array(chunkBytes);
}

/** The most bytes of buffers that there were during `work`, above those at its start. */
async function peakBytes(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().arrayBuffers;
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().arrayBuffers);
  }, 5);
  await work();
  clearInterval(timer);
  return Math.max(peak, process.memoryUsage().arrayBuffers) - before;
}

it('an upload is never in memory whole', async () => {
  const { client } = await fakeListener([], {}, (request, response) => {
    request.resume().on('end', () => {
      response.writeHead(201, { 'content-type': 'application/json' }).end('{}');
    });
  });
  const peak = await peakBytes(() => client.functions.create({ package: zeros() }));
  expect(peak).toBeLessThan((chunkBytes * chunks) / 2);
});

it('a download is never in memory whole', async () => {
  const { client } = await fakeListener([], {}, async (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/zip' });
    for await (const chunk of zeros()) {
      if (!response.write(chunk)) await new Promise((resolve) => response.once('drain', resolve));
    }
    response.end();
  });
  let read = 0;
  const peak = await peakBytes(async () => {
    const { stream } = await client.functions.download('x');
    for await (const chunk of stream) read += chunk.length;
  });
  expect(read).toBe(chunkBytes * chunks);
  expect(peak).toBeLessThan((chunkBytes * chunks) / 2);
});
