import { Readable } from 'node:stream';
import { createDeflateRaw, createGzip } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type ArchiveSource, inspectArchive } from '../src/index.js';
import { collect } from './support/archives.js';
import { collectGarbage } from './support/collect-garbage.js';
import { rawTar } from './support/raw-tar.js';
import { rawZip } from './support/raw-zip.js';

const mebibyte = 1024 * 1024;
const contentBytes = 64 * mebibyte;
const allowedBytes = 16 * mebibyte;

function usedBytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Measures now and then, while a source is read, how much more memory is in use than at the beginning. */
function measured(source: ArchiveSource): ArchiveSource & { mostBytes(): number } {
  const start = usedBytes();
  let most = 0;
  return {
    size: source.size,
    mostBytes: () => most,
    async *read(from, to) {
      let chunks = 0;
      for await (const chunk of source.read(from, to)) {
        chunks += 1;
        if (chunks % 16 === 0) most = Math.max(most, usedBytes() - start);
        yield chunk;
      }
    },
  };
}

/** One large file in an uncompressed archive. The content is the same chunk again and again, so that the source holds nothing. */
function repeated(before: Buffer, chunk: Buffer, after: Buffer): ArchiveSource {
  const contentEnd = before.length + contentBytes;
  return {
    size: contentEnd + after.length,
    async *read(from, to) {
      for (let position = from; position < to; ) {
        const rest =
          position < before.length
            ? before.subarray(position)
            : position < contentEnd
              ? chunk.subarray((position - before.length) % chunk.length)
              : after.subarray(position - contentEnd);
        const part = rest.subarray(0, to - position);
        position += part.length;
        yield part;
      }
    },
  };
}

function sliced(bytes: Buffer): ArchiveSource {
  return {
    size: bytes.length,
    async *read(from, to) {
      for (let start = from; start < to; start += 4096)
        yield bytes.subarray(start, Math.min(to, start + 4096));
    },
  };
}

async function* content(): AsyncGenerator<Buffer> {
  const chunk = Buffer.alloc(mebibyte, 'some text that compresses well. ');
  for (let count = 0; count < contentBytes / chunk.length; count += 1) yield chunk;
}

async function* tar(): AsyncGenerator<Buffer> {
  yield rawTar([{ name: 'big', size: contentBytes }], Buffer.alloc(0));
  yield* content();
  yield Buffer.alloc(1024);
}

describe('inspecting a package of 64 MiB holds little of it in memory', () => {
  it('as tar', async () => {
    const header = rawTar([{ name: 'big', size: contentBytes }], Buffer.alloc(0));
    const source = measured(repeated(header, Buffer.alloc(64 * 1024, 'x'), Buffer.alloc(1024)));
    await expect(inspectArchive(source)).resolves.toMatchObject({ unpackedBytes: contentBytes });
    expect(source.mostBytes()).toBeLessThan(allowedBytes);
  });

  it('as tar.gz', async () => {
    const source = measured(sliced(await collect(Readable.from(tar()).pipe(createGzip({ level: 1 })))));
    await expect(inspectArchive(source)).resolves.toMatchObject({ unpackedBytes: contentBytes });
    expect(source.mostBytes()).toBeLessThan(allowedBytes);
  });

  it('as zip', async () => {
    const data = await collect(Readable.from(content()).pipe(createDeflateRaw({ level: 1 })));
    const size = { size: contentBytes };
    const source = measured(sliced(rawZip([{ name: 'big', data, local: size, central: size }])));
    // The checksum is that of nothing: everything was read before it is compared.
    await expect(inspectArchive(source)).rejects.toMatchObject({
      message: expect.stringMatching(/wrong checksum/),
    });
    expect(source.mostBytes()).toBeLessThan(allowedBytes);
  });
});
