import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { assertStatus, created, ok, type Row, refused } from './support/expect.js';
import { fieldParts, packagePart } from './support/form.js';
import { type HttpCase, httpCase, type Kit } from './support/kit.js';
import { type Answer, open } from './support/send.js';
import { echoing } from './support/sources.js';
import { tar, tarGz } from './support/tar.js';
import { zip } from './support/zip.js';

async function upload(kit: Kit, file: Uint8Array): Promise<Row> {
  const fields = fieldParts({ runtime_id: await kit.runtimeId(), code: '{"source":"package"}' });
  return created(await kit.api.form('POST', '/v1/functions', [...fields, packagePart(file)]));
}

async function uploaded(kit: Kit, file: Uint8Array): Promise<string> {
  return `/v1/functions/${(await upload(kit, file)).id}?download=true`;
}

function etagOf(answer: Answer): string {
  const { etag } = answer.headers;
  assert.match(`${etag}`, /^(W\/)?"[^"]+"$/);
  return `${etag}`;
}

const files = { ...echoing('download'), 'asset.bin': randomBytes(3000) };

/** `?download=true` of functions and versions (rule R7). */
export const downloadCases: readonly HttpCase[] = [
  httpCase(
    'R7: the download of the latest code is the upload, byte for byte, in each format',
    async (kit) => {
      const formats = [
        ['application/zip', zip(files)],
        ['application/x-tar', tar(files)],
        ['application/gzip', tarGz(files)],
      ] as const;
      for (const [type, file] of formats) {
        const { id } = await upload(kit, file);
        const answer = await kit.api.get(`/v1/functions/${id}?download=true`, {
          'accept-encoding': 'gzip, br',
        });
        assertStatus(answer, 200);
        assert.ok(answer.bytes.equals(file), type);
        assert.match(`${answer.headers['content-type']}`, new RegExp(`^${type}(;|$)`));
        assert.equal(answer.headers['content-encoding'], undefined, 'never content-encoded');
        assert.equal(answer.headers['content-length'], `${file.length}`);
        assert.match(
          `${answer.headers['content-disposition']}`,
          new RegExp(`^attachment; ?filename="?${id}(\\.[a-z.]+)?"?$`),
        );
      }
    },
  ),

  httpCase('R7: the download of a version is its package, named after function and number', async (kit) => {
    const file = zip(files);
    const fn = await upload(kit, file);
    const version = await kit.publish(fn);
    await kit.changeCode(fn, echoing('changed'));
    for (const reference of ['1', version.id]) {
      const answer = await kit.api.get(`/v1/functions/${fn.id}/versions/${reference}?download=true`);
      assertStatus(answer, 200);
      assert.ok(answer.bytes.equals(file));
      assert.match(`${answer.headers['content-type']}`, /^application\/zip(;|$)/);
      assert.equal(answer.headers['content-encoding'], undefined);
      assert.match(
        `${answer.headers['content-disposition']}`,
        new RegExp(`^attachment; ?filename="?${fn.id}_1(\\.[a-z.]+)?"?$`),
      );
    }
  }),

  httpCase('download=false answers with the resource', async (kit) => {
    const fn = await kit.createFunction();
    assert.deepEqual(ok(await kit.api.get(`/v1/functions/${fn.id}?download=false`)), fn);
  }),

  httpCase('HEAD of a download tells size and type, without a body', async (kit) => {
    const file = zip(files);
    const path = await uploaded(kit, file);
    const [head, get] = [await kit.api.head(path), await kit.api.get(path)];
    assertStatus(head, 200);
    assert.equal(head.bytes.length, 0);
    for (const name of ['content-length', 'content-type', 'content-disposition', 'etag']) {
      assert.equal(head.headers[name], get.headers[name], name);
    }
  }),

  httpCase(
    'A download has an ETag that changes with the code; If-None-Match saves the transfer',
    async (kit) => {
      const fn = await kit.createFunction();
      const path = `/v1/functions/${fn.id}?download=true`;
      const first = etagOf(await kit.api.get(path));
      for (const value of [first, `"other", ${first}`, '*']) {
        const answer = await kit.api.get(path, { 'if-none-match': value });
        assertStatus(answer, 304);
        assert.equal(answer.bytes.length, 0);
        assert.equal(answer.headers.etag, first);
      }
      assertStatus(await kit.api.head(path, { 'if-none-match': first }), 304);
      assertStatus(await kit.api.get(path, { 'if-none-match': '"other"' }), 200);
      await kit.changeCode(fn, echoing('changed'));
      const changed = await kit.api.get(path, { 'if-none-match': first });
      assertStatus(changed, 200);
      assert.notEqual(etagOf(changed), first);
    },
  ),

  httpCase('Range serves a part of a download', async (kit) => {
    const file = zip(files);
    const path = await uploaded(kit, file);
    const whole = await kit.api.get(path);
    assert.equal(whole.headers['accept-ranges'], 'bytes');
    const size = file.length;
    const ranges = [
      ['bytes=0-0', 0, 1],
      ['bytes=10-99', 10, 100],
      [`bytes=${size - 5}-`, size - 5, size],
      ['bytes=-7', size - 7, size],
      [`bytes=100-${size + 1000}`, 100, size],
      [`bytes=-${size + 1000}`, 0, size],
    ] as const;
    for (const [range, from, to] of ranges) {
      const answer = await kit.api.get(path, { range });
      assertStatus(answer, 206);
      assert.equal(answer.headers['content-range'], `bytes ${from}-${to - 1}/${size}`, range);
      assert.equal(answer.headers['content-length'], `${to - from}`, range);
      assert.ok(answer.bytes.equals(file.subarray(from, to)), range);
    }
  }),

  httpCase(
    'A Range beyond the end is a 416 in the error shape; a unit that is not known is ignored',
    async (kit) => {
      const file = zip(files);
      const path = await uploaded(kit, file);
      for (const range of [`bytes=${file.length}-`, 'bytes=999999999-']) {
        const answer = await kit.api.get(path, { range });
        refused(answer, 416);
        assert.equal(answer.headers['content-range'], `bytes */${file.length}`);
      }
      const ignored = await kit.api.get(path, { range: 'lines=1-2' });
      assertStatus(ignored, 200);
      assert.ok(ignored.bytes.equals(file));
    },
  ),

  httpCase('Versions serve ETag, If-None-Match and Range too', async (kit) => {
    const fn = await kit.createFunction({ files });
    await kit.publish(fn);
    const path = `/v1/functions/${fn.id}/versions/1?download=true`;
    const etag = etagOf(await kit.api.get(path));
    assertStatus(await kit.api.get(path, { 'if-none-match': etag }), 304);
    const part = await kit.api.get(path, { range: 'bytes=5-14' });
    assertStatus(part, 206);
    assert.ok(part.bytes.equals(zip(files).subarray(5, 15)));
  }),

  httpCase('The download of an image function is a 405', async ({ api }) => {
    const code = { source: 'image', image: 'example/function:1' };
    const { id } = created(await api.post('/v1/functions', { code }));
    refused(await api.get(`/v1/functions/${id}?download=true`), 405);
  }),

  httpCase('A large package survives the way up and down, also many times at once', async (kit) => {
    const file = zip({ ...echoing('large'), 'large.bin': randomBytes(2_000_000) });
    const path = await uploaded(kit, file);
    const answers = await Promise.all(Array.from({ length: 5 }, () => kit.api.get(path)));
    for (const { bytes } of answers) assert.ok(bytes.equals(file));
  }),

  httpCase('A client that leaves in the middle of a download disturbs nobody', async (kit) => {
    const file = zip({ ...echoing('left'), 'large.bin': randomBytes(2_000_000) });
    const path = await uploaded(kit, file);
    await new Promise<void>((resolve, reject) => {
      const request = open({ method: 'GET', url: kit.api.baseUrl + path, headers: kit.api.login });
      request.on('error', reject);
      request.on('response', (response) => {
        response.on('error', () => {});
        response.once('data', () => {
          response.destroy();
          resolve();
        });
      });
      request.end();
    });
    assert.ok((await kit.api.get(path)).bytes.equals(file));
  }),
];
