import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { assertRow } from './support/columns.js';
import { assertStatus, created, listed, ok, refused, refusedField } from './support/expect.js';
import { type FormFields, type FormPart, fieldParts, packagePart } from './support/form.js';
import { type HttpCase, httpCase, type Kit } from './support/kit.js';
import { echoing } from './support/sources.js';
import { tarGz } from './support/tar.js';
import { unique, unknownId } from './support/unique.js';
import { zip } from './support/zip.js';

const code = '{"source":"package"}';
const goodZip = zip(echoing('good'));

/** A create whose package and fields are good, but for those given. */
async function attempt({ api, runtimeId }: Kit, fields: FormFields, file: Uint8Array = goodZip) {
  const parts: FormPart[] = fieldParts({ runtime_id: await runtimeId(), code, ...fields });
  return api.form('POST', '/v1/functions', [...parts, packagePart(file)]);
}

const ranges = [
  ['timeout', 1, 300, 'seconds'],
  ['cpu', 100, 300, 'millicpu'],
  ['memory_size', 32 * 1024 * 1024, 128 * 1024 * 1024, 'bytes'],
] as const;

/** POST /v1/functions: what comes back, and every check in its order. The forms of a body are in `upload-cases`. */
export const functionCreateCases: readonly HttpCase[] = [
  httpCase('POST /v1/functions: a new function carries every column, and the defaults', async (kit) => {
    const fn = created(await attempt(kit, {}));
    assertRow('function', fn);
    const { id, created_at, project_id, ...rest } = fn;
    const hash = (algorithm: string) => createHash(algorithm).update(goodZip).digest('hex');
    const { format, ...checksums } = rest.code as Record<string, unknown>;
    assert.equal(typeof format, 'string');
    assert.deepEqual(checksums, {
      source: 'package',
      md5sum: hash('md5'),
      sha256: hash('sha256'),
      size: goodZip.length,
    });
    assert.deepEqual(rest, {
      name: null,
      description: null,
      count: 0,
      code: rest.code,
      runtime_id: await kit.runtimeId(),
      entry: 'main.main',
      latest_version: 0,
      cpu: 100,
      memory_size: 33554432,
      timeout: 5,
      updated_at: null,
    });
    assert.deepEqual(ok(await kit.api.get(`/v1/functions/${id}`)), fn);
  }),

  httpCase('POST /v1/functions: keeps the settings that it is given, numbers as text', async (kit) => {
    const given = { name: unique('fn'), description: 'counts', entry: 'app.handler', cpu: 250, timeout: 300 };
    const fn = created(await attempt(kit, { ...given, memory_size: 128 * 1024 * 1024 }));
    const { name, description, entry, cpu, timeout, memory_size } = fn;
    assert.deepEqual({ name, description, entry, cpu, timeout }, given);
    assert.equal(memory_size, 128 * 1024 * 1024);
  }),

  httpCase(
    'POST /v1/functions: each limit takes both ends of its range, and refuses what lies beyond',
    async (kit) => {
      for (const [field, least, most, unit] of ranges) {
        const resource = field === 'memory_size' ? 'memory' : field;
        const range = `${resource} resource limitation not within the allowable range: ${least} ~ ${most}(${unit}).`;
        for (const value of [least, most]) created(await attempt(kit, { [field]: value }));
        for (const value of [least - 1, most + 1, -1])
          refused(await attempt(kit, { [field]: value }), 400, range);
        const noInteger = `Invalid ${resource} resource specified. An integer is required.`;
        for (const value of ['many', '1.5', '150x']) {
          refused(await attempt(kit, { [field]: value }), 400, noInteger);
        }
      }
    },
  ),

  httpCase('POST /v1/functions: without code it is refused', async (kit) => {
    const runtime_id = await kit.runtimeId();
    refusedField(await kit.api.post('/v1/functions', { runtime_id }), 'code');
    refusedField(await kit.api.post('/v1/functions', { runtime_id, code: null }), 'code');
    refusedField(await kit.api.form('POST', '/v1/functions', fieldParts({ runtime_id })), 'code');
  }),

  httpCase(
    'POST /v1/functions: an unknown code source is refused, with the sources that there are',
    async (kit) => {
      const message = 'Invalid code source specified, available sources: image, package, swift';
      refused(await attempt(kit, { code: '{"source":"git"}' }), 400, message);
      const runtime_id = await kit.runtimeId();
      refused(await kit.api.post('/v1/functions', { runtime_id, code: {} }), 400, message);
    },
  ),

  httpCase('POST /v1/functions: a package needs a runtime that exists', async (kit) => {
    refused(await attempt(kit, { runtime_id: undefined }), 400, /runtime/i);
    refused(await attempt(kit, { runtime_id: 'abc' }), 400, 'Expected a uuid but received abc.');
    const unknown = unknownId();
    refused(await attempt(kit, { runtime_id: unknown }), 404, `Runtime not found [id=${unknown}]`);
  }),

  httpCase('POST /v1/functions: a wrong md5sum is refused, the right one is not', async (kit) => {
    const withMd5 = (md5sum: string) => attempt(kit, { code: JSON.stringify({ source: 'package', md5sum }) });
    refused(await withMd5('0'.repeat(32)), 400, 'Package md5 mismatch.');
    created(await withMd5(createHash('md5').update(goodZip).digest('hex')));
  }),

  httpCase(
    'POST /v1/functions: what is no archive is refused, and the answer says what was expected',
    async (kit) => {
      for (const file of ['', 'just text', '\u001f\u008b']) {
        const answer = await attempt(kit, {}, Buffer.from(file, 'latin1'));
        const { faultstring } = refused(answer, 400, /^Package is not a valid ZIP package\./);
        assert.match(faultstring, /zip.*tar.*tar\.gz/i);
      }
    },
  ),

  httpCase('POST /v1/functions: an archive that is damaged is refused', async (kit) => {
    const gzipped = tarGz(echoing('good'));
    const damaged = [
      Buffer.from('PK\u0003\u0004 and then nonsense'),
      goodZip.subarray(0, -10),
      goodZip.subarray(0, goodZip.length / 2),
      gzipped.subarray(0, -10),
    ];
    for (const file of damaged) refused(await attempt(kit, {}, file), 400, /package/i);
  }),

  httpCase('POST /v1/functions: hostile names and sizes in a package are refused', async (kit) => {
    for (const path of ['../escape.js', '/etc/absolute.js', 'a/../../escape.js']) {
      refused(await attempt(kit, {}, zip({ ...echoing('good'), [path]: 'x' })), 400);
    }
    const lying = await attempt(kit, {}, zip(echoing('good'), { claimedSize: 0xfffffff0 }));
    assertStatus(lying, 400, 413);
    refused(lying, lying.status);
  }),

  httpCase('POST /v1/functions: the first check that fails is the one that is named', async (kit) => {
    const unknown = unknownId();
    const wrong = {
      timeout: '0',
      code: '{"source":"git"}',
      runtime_id: unknown,
    };
    const notZip = Buffer.from('just text');
    const md5 = '{"source":"package","md5sum":"00000000000000000000000000000000"}';
    const { faultstring } = refused(await kit.api.post('/v1/functions', { ...wrong, code: null }), 400);
    assert.doesNotMatch(faultstring, /timeout/, 'code given comes before the limits');
    refused(await attempt(kit, wrong, notZip), 400, /^timeout resource/);
    refused(await attempt(kit, { ...wrong, timeout: 5 }, notZip), 400, /^Invalid code source/);
    refused(await attempt(kit, { ...wrong, timeout: 5, code: md5 }, notZip), 404, /^Runtime not found/);
    refused(await attempt(kit, { code: md5 }, notZip), 400, 'Package md5 mismatch.');
  }),

  httpCase('POST /v1/functions: a package that is too large is refused with 413', async (kit) => {
    const most = kit.subject.maxPackageBytes ?? 50 * 1024 * 1024;
    refused(await attempt(kit, {}, Buffer.alloc(most + 1)), 413);
  }),

  httpCase('R19: a create that is refused leaves nothing behind', async (kit) => {
    const name = unique('refused');
    refused(await attempt(kit, { name, timeout: 0 }), 400);
    refused(await attempt(kit, { name }, Buffer.from('just text')), 400);
    refused(await attempt(kit, { name, runtime_id: unknownId() }), 404);
    const { rows } = listed(await kit.api.get(`/v1/functions?name=${name}`), 'functions');
    assert.deepEqual(rows, []);
  }),

  httpCase(
    'POST /v1/functions: code of an image needs neither package nor runtime, and has no entry',
    async ({ api }) => {
      const image = { source: 'image', image: 'example/function:1' };
      const fn = created(await api.post('/v1/functions', { code: image, name: unique('image') }));
      assertRow('function', fn);
      assert.deepEqual([fn.code, fn.entry, fn.runtime_id], [image, null, null]);
      refused(await api.post('/v1/functions', { code: { source: 'image' } }), 400);
    },
  ),

  httpCase('POST /v1/functions: code in an object store needs a container and an object', async (kit) => {
    const post = async (swift: Record<string, unknown>) =>
      kit.api.post('/v1/functions', { runtime_id: await kit.runtimeId(), code: { source: 'swift', swift } });
    refused(await post({ container: 'only' }), 400);
    refused(await post({ object: 'only' }), 400);
    // With no object store at all: 501. With one: there is no such object in it.
    const missing = await post({ container: unique('container'), object: 'none' });
    assertStatus(missing, 400, 404, 501);
    refused(missing, missing.status);
  }),
];
