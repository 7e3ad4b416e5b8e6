import { randomBytes } from 'node:crypto';
import { createReadStream, openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { PackageSource, Progress } from '../src/index.js';
import { fakeListener, fakeServer, json, rejection } from './support/fakes.js';
import { packageOf } from './support/package-files.js';
import { startService } from './support/service.js';

const large = packageOf({ 'large.bin': randomBytes(300_000) });

async function* inPieces(bytes: Uint8Array, pieceBytes = 10_000): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += pieceBytes)
    yield bytes.subarray(start, start + pieceBytes);
}

function streamed(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

async function onDisk(bytes: Uint8Array): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'qinling-client-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const file = join(directory, 'package');
  await writeFile(file, bytes);
  return file;
}

describe('a package arrives byte for byte', () => {
  it.each<[string, (bytes: Buffer) => PackageSource | Promise<PackageSource>]>([
    ['bytes', (bytes) => bytes],
    ['a blob', (bytes) => new Blob([Uint8Array.from(bytes)])],
    ['a blob that is a file', async (bytes) => openAsBlob(await onDisk(bytes))],
    ['a web stream', (bytes) => streamed(bytes)],
    ["a stream of Node's", async (bytes) => createReadStream(await onDisk(bytes))],
    ['an async generator', (bytes) => inPieces(bytes)],
  ])('from %s', async (_name, sourceOf) => {
    const { client, runtimeId } = await startService();
    const bytes = await large;
    const fn = await client.functions.create({ runtime_id: runtimeId, package: await sourceOf(bytes) });
    expect(fn.code).toMatchObject({ source: 'package', size: bytes.length });
    expect(bytes.equals(await (await client.functions.download(fn.id)).bytes())).toBe(true);
  });

  it('from a browser, which can send only blobs', async () => {
    vi.stubGlobal('document', {});
    onTestFinished(() => {
      vi.unstubAllGlobals();
    });
    const bytes = await large;
    for (const source of [bytes, new Blob([Uint8Array.from(bytes)]), inPieces(bytes)]) {
      const { client, seen } = await fakeServer([json(201, {})]);
      const progress: Progress[] = [];
      await client.functions.create({ package: source }, { onProgress: (each) => progress.push(each) });
      expect(seen[0]?.body.includes(bytes)).toBe(true);
      expect(seen[0]?.headers['content-length']).toBe(String(seen[0]?.body.length));
      expect(progress).toHaveLength(1);
    }
  });

  it('when it replaces another one', async () => {
    const { client, runtimeId } = await startService();
    const fn = await client.functions.create({ runtime_id: runtimeId, package: await packageOf() });
    const changed = await client.functions.update(fn.id, { package: await large, description: 'larger' });
    expect(changed).toMatchObject({ description: 'larger', code: { size: (await large).length } });
  });
});

describe('the form of an upload', () => {
  it('has its fields before the file, and what is not given is not there', async () => {
    const { client, seen } = await fakeServer([json(201, {})]);
    const code = { source: 'package', md5sum: 'abc' } as const;
    await client.functions.create({
      package: Buffer.from('abc'),
      name: 'ünï"\r\nx',
      cpu: 200,
      code,
      entry: undefined,
      description: null,
    });
    const text = seen[0]?.body.toString() ?? '';
    const names = [...text.matchAll(/; name="(\w+)"/g)].map(([, name]) => name);
    expect(names).toEqual(['name', 'cpu', 'code', 'package']);
    expect(text).toContain('\r\n\r\nünï"\r\nx\r\n--');
    expect(text).toContain('\r\n\r\n200\r\n--');
    expect(text).toContain(`\r\n\r\n${JSON.stringify(code)}\r\n--`);
    expect(text).toMatch(/name="package"; filename="package"\r\n\r\nabc\r\n--.*--\r\n$/);
  });

  it('cannot be broken by the name of a field', async () => {
    const { client, seen } = await fakeServer([json(201, {})]);
    const body = { 'a"\r\n\r\nb': 'c', package: Buffer.from('abc') };
    await client.functions.create(body);
    expect(String(seen[0]?.body)).toContain('; name="a%22%0D%0A%0D%0Ab"\r\n\r\nc\r\n--');
  });

  it('says how long it is when that is known, and is sent in chunks when it is not', async () => {
    const bytes = await large;
    const known = [bytes, new Blob([Uint8Array.from(bytes)])].map((source) => ({
      source,
      sizeBytes: undefined,
    }));
    for (const { source, sizeBytes } of [...known, { source: inPieces(bytes), sizeBytes: bytes.length }]) {
      const { client, seen } = await fakeServer([json(201, {})]);
      await client.functions.create({ package: source }, { sizeBytes });
      expect(seen[0]?.headers).toMatchObject({ 'content-length': String(seen[0]?.body.length) });
      expect(seen[0]?.headers).not.toHaveProperty('transfer-encoding');
    }
    const { client, seen } = await fakeServer([json(201, {})]);
    await client.functions.create({ package: inPieces(bytes) });
    expect(seen[0]?.headers).toMatchObject({ 'transfer-encoding': 'chunked' });
  });

  it('is JSON when there is no package', async () => {
    const { client, seen } = await fakeServer([json(201, {})]);
    const body = { code: { source: 'image', image: 'x' }, name: 'n' } as const;
    await client.functions.create(body);
    expect(seen[0]?.headers['content-type']).toBe('application/json');
    expect(JSON.parse(String(seen[0]?.body))).toEqual(body);
  });
});

describe('the progress of an upload', () => {
  it('goes from nothing to all of it', async () => {
    const bytes = await large;
    const seen: Progress[] = [];
    const { client } = await fakeServer([json(201, {})]);
    await client.functions.create({ package: bytes }, { onProgress: (progress) => seen.push(progress) });
    const steps = seen.map(({ transferredBytes }) => transferredBytes);
    expect(seen.every(({ totalBytes }) => totalBytes === bytes.length)).toBe(true);
    expect(steps[0]).toBe(0);
    expect(steps.at(-1)).toBe(bytes.length);
    expect(steps.length).toBeGreaterThan(3);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  it('has no total for a stream of unknown size', async () => {
    const bytes = await large;
    const seen: Progress[] = [];
    const { client } = await fakeServer([json(201, {})]);
    await client.functions.create(
      { package: inPieces(bytes) },
      { onProgress: (progress) => seen.push(progress) },
    );
    expect(seen.at(-1)).toEqual({ transferredBytes: bytes.length, totalBytes: undefined });
  });

  it('follows the network, not the source', async () => {
    let pulled = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        pulled += 1;
        yield new Uint8Array(100_000);
      }
    }
    let begun: (value: unknown) => void = () => undefined;
    const connected = new Promise((resolve) => {
      begun = resolve;
    });
    const { client } = await fakeListener([], {}, begun);
    const controller = new AbortController();
    const upload = client.functions.create({ package: endless() }, { signal: controller.signal });
    await connected;
    await vi.waitFor(() => expect(pulled).toBeGreaterThan(1));
    const before = await settled(() => pulled);
    controller.abort();
    await rejection(upload);
    // The server reads nothing: what is pulled is what the buffers on the way hold.
    expect(before).toBeLessThan(100);
  });
});

/** A number once it has stopped to grow. */
async function settled(read: () => number): Promise<number> {
  for (let last = -1; ; ) {
    const next = read();
    if (next === last) return next;
    last = next;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('an upload that cannot work', () => {
  it('rejects with what its source failed with', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(10);
      throw new Error('The disk is gone.');
    }
    const { client } = await startService();
    await expect(client.functions.create({ package: broken() })).rejects.toThrow(/^The disk is gone\.$/);
  });

  it.each([
    ['fewer', 11],
    ['more', 9],
  ])('rejects when its source has %s bytes than were said', async (_name, sizeBytes) => {
    const { client } = await fakeServer([json(201, {})]);
    const upload = client.functions.create({ package: inPieces(new Uint8Array(10), 5) }, { sizeBytes });
    await expect(upload).rejects.toThrow(/^The package was said to have/);
  });

  it('rejects when its source gives text', async () => {
    async function* text() {
      yield 'hello';
    }
    const { client } = await fakeServer([json(201, {})]);
    const upload = client.functions.create({ package: text() as unknown as AsyncIterable<Uint8Array> });
    await expect(upload).rejects.toThrow('A package is made of bytes, not of text.');
  });

  it('ends its source when the network fails', async () => {
    let ended = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield new Uint8Array(1000);
      } finally {
        ended = true;
      }
    }
    const { client } = await fakeListener([], {}, (request, response) => {
      request.once('data', () => response.destroy());
    });
    expect(await rejection(client.functions.create({ package: source() }))).toMatchObject({
      name: 'NotReachableError',
    });
    await vi.waitFor(() => expect(ended).toBe(true));
  });

  it('hears a refusal that comes before all is sent', async () => {
    const { client } = await fakeListener([], {}, (request, response) => {
      request.once('data', () => {
        response.writeHead(413, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ faultstring: 'Too large.' }));
        request.resume();
      });
    });
    const upload = client.functions.create({ package: new Uint8Array(5_000_000) });
    expect(await rejection(upload)).toMatchObject({ status: 413, message: 'Too large.' });
  });

  it('hears the refusal of a package that is too large', async () => {
    const { client, runtimeId } = await startService({ qinling: { maxPackageBytes: 100_000 } });
    const upload = client.functions.create({
      runtime_id: runtimeId,
      package: await packageOf({
        'a.bin': randomBytes(60_000),
        'b.bin': randomBytes(60_000),
      }),
    });
    expect(await rejection(upload)).toMatchObject({ status: 413, kind: 'payload-too-large' });
  });
});
