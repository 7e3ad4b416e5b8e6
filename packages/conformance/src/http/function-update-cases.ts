import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { assertRow } from './support/columns.js';
import { created, ok, type Row, refused } from './support/expect.js';
import { fieldParts, packagePart } from './support/form.js';
import { echoOf, type HttpCase, httpCase, type Kit } from './support/kit.js';
import { echoing } from './support/sources.js';
import { unknownId } from './support/unique.js';
import { zip } from './support/zip.js';

const inUse = 'The function is still associated with running job(s).';

async function imageFunction({ api }: Kit): Promise<Row> {
  return created(await api.post('/v1/functions', { code: { source: 'image', image: 'example/function:1' } }));
}

/** PUT /v1/functions/:id. */
export const functionUpdateCases: readonly HttpCase[] = [
  httpCase('PUT /v1/functions/:id changes what is given, and nothing that is null', async (kit) => {
    const fn = await kit.createFunction({ name: 'before', description: 'kept' });
    const changed = ok(
      await kit.api.put(`/v1/functions/${fn.id}`, {
        name: 'after',
        description: null,
        entry: null,
        cpu: null,
      }),
    );
    assertRow('function', changed);
    assert.notEqual(changed.updated_at, null);
    assert.deepEqual(changed, { ...fn, name: 'after', updated_at: changed.updated_at });
    assert.deepEqual(ok(await kit.api.get(`/v1/functions/${fn.id}`)), changed);
  }),

  httpCase('PUT /v1/functions/:id changes every setting, in JSON and in forms', async (kit) => {
    const { api } = kit;
    const { id } = await kit.createFunction();
    const path = `/v1/functions/${id}`;
    const settings = (row: Row) => [row.description, row.entry, row.cpu, row.memory_size, row.timeout];
    const inJson = { description: 'a', entry: 'x.y', cpu: 200, memory_size: 67108864, timeout: 10 };
    assert.deepEqual(settings(ok(await api.put(path, inJson))), ['a', 'x.y', 200, 67108864, 10]);
    const multipart = fieldParts({ ...inJson, description: 'b', cpu: 201 });
    assert.deepEqual(settings(ok(await api.form('PUT', path, multipart)))[2], 201);
    const form = new URLSearchParams({ description: 'c', timeout: '11' }).toString();
    const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };
    assert.equal(ok(await api.raw('PUT', path, urlencoded, form)).timeout, 11);
  }),

  httpCase(
    'PUT /v1/functions/:id replaces the package, as clients send it: source=package beside the file',
    async (kit) => {
      const fn = await kit.createFunction({ files: echoing('old') });
      const file = zip(echoing('new'));
      const changed = ok(
        await kit.api.form('PUT', `/v1/functions/${fn.id}`, [
          { name: 'source', value: 'package' },
          packagePart(file),
        ]),
      );
      const { md5sum } = changed.code as { md5sum: string };
      assert.equal(md5sum, createHash('md5').update(file).digest('hex'));
      assert.equal(echoOf(await kit.run({ function_id: fn.id })).label, 'new');
    },
  ),

  httpCase(
    'PUT /v1/functions/:id: changed code is what runs next, also where a worker of the old code is warm',
    async (kit) => {
      const fn = await kit.createFunction({ files: echoing('old') });
      assert.equal(echoOf(await kit.run({ function_id: fn.id })).label, 'old');
      await kit.changeCode(fn, echoing('new'));
      assert.equal(echoOf(await kit.run({ function_id: fn.id })).label, 'new');
    },
  ),

  httpCase(
    'PUT /v1/functions/:id with the md5sum that it has is refused; the same file without one is not',
    async (kit) => {
      const file = zip(echoing('latest'));
      const fn = await kit.createFunction({ files: echoing('latest') });
      const put = (code: unknown) =>
        kit.api.form('PUT', `/v1/functions/${fn.id}`, [
          { name: 'code', value: JSON.stringify(code) },
          packagePart(file),
        ]);
      const { md5sum } = fn.code as { md5sum: string };
      refused(await put({ source: 'package', md5sum }), 400, 'The function code checksum is not changed.');
      ok(await put({ source: 'package' }));
    },
  ),

  httpCase('PUT /v1/functions/:id refuses another type of code', async (kit) => {
    const fn = await kit.createFunction();
    const answer = await kit.api.put(`/v1/functions/${fn.id}`, { code: { source: 'image', image: 'x' } });
    refused(answer, 400, 'The function code type can not be changed.');
  }),

  httpCase(
    'PUT /v1/functions/:id of an image function changes its settings, but neither image nor entry',
    async (kit) => {
      const { id } = await imageFunction(kit);
      const path = `/v1/functions/${id}`;
      const code = { source: 'image', image: 'example/function:2' };
      refused(await kit.api.put(path, { code }), 400, 'The image type function code can not be changed.');
      refused(await kit.api.put(path, { entry: 'a.b' }), 400);
      const settings = { name: 'n', description: 'd', timeout: 9, cpu: 101, memory_size: 33554433 };
      const { name, description, timeout, cpu, memory_size } = ok(await kit.api.put(path, settings));
      assert.deepEqual({ name, description, timeout, cpu, memory_size }, settings);
    },
  ),

  httpCase(
    'PUT /v1/functions/:id checks limits and packages as POST does, and changes nothing when it refuses',
    async (kit) => {
      const fn = await kit.createFunction();
      const path = `/v1/functions/${fn.id}`;
      const message = 'timeout resource limitation not within the allowable range: 1 ~ 300(seconds).';
      refused(await kit.api.put(path, { name: 'changed', timeout: 301 }), 400, message);
      const notZip = [{ name: 'name', value: 'changed' }, packagePart(Buffer.from('just text'))];
      refused(await kit.api.form('PUT', path, notZip), 400, /^Package is not a valid ZIP package\./);
      const wrongMd5 = { name: 'code', value: `{"source":"package","md5sum":"${'0'.repeat(32)}"}` };
      refused(
        await kit.api.form('PUT', path, [wrongMd5, packagePart(zip(echoing('x')))]),
        400,
        'Package md5 mismatch.',
      );
      refused(await kit.api.put(path, { name: 'changed', runtime_id: await kit.runtimeId() }), 400);
      assert.deepEqual(ok(await kit.api.get(path)), fn);
    },
  ),

  httpCase(
    'PUT /v1/functions/:id: an unfinished job keeps code and settings from changing, not name, description, timeout',
    async (kit) => {
      const fn = await kit.createFunction();
      const path = `/v1/functions/${fn.id}`;
      const job = await kit.createJob({ function_id: fn.id });
      const newCode = () => kit.api.form('PUT', path, [packagePart(zip(echoing('new')))]);
      refused(await newCode(), 403, inUse);
      for (const change of [{ entry: 'a.b' }, { cpu: 200 }, { memory_size: 67108864 }]) {
        refused(await kit.api.put(path, change), 403, inUse);
      }
      ok(await kit.api.put(path, { name: 'n', description: 'd', timeout: 7 }));

      ok(await kit.api.put(`/v1/jobs/${job.id}`, { status: 'paused' }));
      refused(await newCode(), 403, inUse);
      ok(await kit.api.put(`/v1/jobs/${job.id}`, { status: 'cancelled' }));
      ok(await newCode());
    },
  ),

  httpCase(
    'PUT /v1/functions/:id: a job pinned to a version does not block a change of the latest code',
    async (kit) => {
      const fn = await kit.createFunction();
      await kit.publish(fn);
      await kit.createJob({ function_id: fn.id, function_version: 1 });
      await kit.changeCode(fn, echoing('new'));
    },
  ),

  httpCase('PUT /v1/functions/:id of an unknown function is a 404', async ({ api }) => {
    const id = unknownId();
    refused(await api.put(`/v1/functions/${id}`, { name: 'n' }), 404, `Function not found [id=${id}]`);
    const file = [packagePart(zip(echoing('x')))];
    refused(await api.form('PUT', `/v1/functions/${id}`, file), 404, `Function not found [id=${id}]`);
  }),
];
