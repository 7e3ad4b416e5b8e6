import { expect, it, vi } from 'vitest';
import type { Progress } from '../src/index.js';
import { fakeServer, fakeSocket, rejection } from './support/fakes.js';
import { packageOf } from './support/package-files.js';
import { startService } from './support/service.js';

async function uploaded() {
  const service = await startService();
  const file = await packageOf({ 'large.bin': crypto.getRandomValues(new Uint8Array(60_000)) });
  const fn = await service.client.functions.create({ runtime_id: service.runtimeId, package: file });
  return { ...service, file, fn };
}

it('a download tells its name, type, size and checksum before it is read', async () => {
  const { client, file, fn } = await uploaded();
  const download = await client.functions.download(fn.id);
  expect(download).toMatchObject({
    filename: `${fn.id}.tar.gz`,
    mediaType: 'application/gzip',
    sizeBytes: file.length,
    sha256: fn.code.source === 'package' ? fn.code.sha256 : '',
  });
  await download.stream.cancel();
});

it('a download is read as a stream, with progress', async () => {
  const { client, file, fn } = await uploaded();
  const seen: Progress[] = [];
  const { stream } = await client.functions.download(fn.id, {
    onProgress: (progress) => seen.push(progress),
  });
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  expect(Buffer.concat(chunks).equals(file)).toBe(true);
  expect(seen[0]).toEqual({ transferredBytes: 0, totalBytes: file.length });
  expect(seen.at(-1)).toEqual({ transferredBytes: file.length, totalBytes: file.length });
});

it('a download is read as bytes or as a blob', async () => {
  const { client, file, fn } = await uploaded();
  expect(file.equals(await (await client.functions.download(fn.id)).bytes())).toBe(true);
  const blob = await (await client.functions.download(fn.id)).blob();
  expect(blob.type).toBe('application/gzip');
  expect(file.equals(Buffer.from(await blob.arrayBuffer()))).toBe(true);
});

it('a version is downloaded as it was published', async () => {
  const { client, file, fn } = await uploaded();
  await client.versions.publish(fn.id);
  await client.functions.update(fn.id, { package: await packageOf({ 'other.js': '' }) });
  const download = await client.versions.download(fn.id, 1);
  expect(download.filename).toBe(`${fn.id}_1.tar.gz`);
  expect(file.equals(await download.bytes())).toBe(true);
});

it('the download of what is not there is refused before there is a stream', async () => {
  const { client, fn } = await uploaded();
  expect(await rejection(client.versions.download(fn.id, 7))).toMatchObject({ status: 404 });
});

it('a download that breaks off fails, and says so', async () => {
  const client = await fakeSocket((socket) => {
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nonly this'));
  });
  const download = await client.functions.download('x');
  expect(await rejection(download.bytes())).toMatchObject({ name: 'NotReachableError', stage: 'answer' });
});

it('a download whose reader leaves ends its connection', async () => {
  let closed = false;
  const { client } = await fakeServer([
    (response) => {
      response.on('close', () => {
        closed = true;
      });
      response.writeHead(200, { 'content-type': 'application/zip' });
      response.write('the first of many bytes');
    },
  ]);
  const { stream } = await client.functions.download('x');
  for await (const _chunk of stream) break;
  await vi.waitFor(() => expect(closed).toBe(true));
});

it('a download that a gateway has packed shows no total', async () => {
  const { client } = await fakeServer([
    (response) =>
      response.writeHead(200, { 'content-encoding': 'identity', 'content-length': '2' }).end('ab'),
  ]);
  const download = await client.functions.download('x');
  expect(download).toMatchObject({ sizeBytes: undefined, sha256: undefined, filename: 'package' });
  expect(String(Buffer.from(await download.bytes()))).toBe('ab');
});
