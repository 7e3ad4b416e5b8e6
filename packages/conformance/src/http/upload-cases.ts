import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { urlencodedType } from './support/api.js';
import { assertStatus, created, listed, ok, refused } from './support/expect.js';
import { type FormFields, type FormPart, fieldParts, multipart, packagePart } from './support/form.js';
import { echoOf, type HttpCase, httpCase, type Kit } from './support/kit.js';
import { open } from './support/send.js';
import { echoing } from './support/sources.js';
import { tar, tarGz } from './support/tar.js';
import { unique } from './support/unique.js';
import { zip } from './support/zip.js';

const code = '{"source":"package"}';
const file = zip(echoing('uploaded'));

async function fields(kit: Kit, more: FormFields = {}): Promise<FormPart[]> {
  return fieldParts({ runtime_id: await kit.runtimeId(), code, ...more });
}

const post = (kit: Kit, parts: readonly FormPart[]) => kit.api.form('POST', '/v1/functions', parts);

async function assertAbsent({ api }: Kit, name: string): Promise<void> {
  const { rows } = listed(await api.get(`/v1/functions?name=${name}`), 'functions');
  assert.deepEqual(rows, [], 'nothing is left behind');
}

/** The forms in which code arrives: multipart, urlencoded, JSON; zip, tar, tar.gz. */
export const uploadCases: readonly HttpCase[] = [
  httpCase('A multipart form may have its file before, between or after its fields', async (kit) => {
    const [first, ...rest] = await fields(kit, { name: 'any order' });
    assert.ok(first);
    const orders = [
      [packagePart(file), first, ...rest],
      [first, packagePart(file), ...rest],
      [first, ...rest, packagePart(file)],
    ];
    for (const parts of orders) assert.equal(created(await post(kit, parts)).name, 'any order');
  }),

  httpCase('A file part may have a Content-Type, and a name of any kind', async (kit) => {
    const part = { name: 'package', value: file };
    const named = [
      { ...part, filename: 'code.zip', contentType: 'application/zip' },
      { ...part, filename: 'code', contentType: 'application/octet-stream' },
      { ...part, filename: '../../../../tmp/evil.zip' },
      { ...part, filename: 'ünï ☃.zip' },
    ];
    for (const each of named) created(await post(kit, [...(await fields(kit)), each]));
  }),

  httpCase('Zip, tar and tar.gz are told apart by content, and run', async (kit) => {
    for (const pack of [zip, tar, tarGz]) {
      const part = packagePart(pack(echoing(pack.name)));
      const { id } = created(await post(kit, [...(await fields(kit)), part]));
      assert.equal(echoOf(await kit.run({ function_id: id })).label, pack.name);
    }
  }),

  httpCase('A form sent in chunks, without a length, is taken', async (kit) => {
    const large = zip({ ...echoing('chunks'), 'large.bin': randomBytes(500_000) });
    const { headers, body } = multipart([...(await fields(kit)), packagePart(large)]);
    const chunks = Array.from({ length: Math.ceil(body.length / 70_000) }, (_, index) =>
      body.subarray(index * 70_000, (index + 1) * 70_000),
    );
    const fn = created(await kit.api.raw('POST', '/v1/functions', headers, chunks));
    const md5sum = createHash('md5').update(large).digest('hex');
    assert.equal((fn.code as { md5sum: string }).md5sum, md5sum);
  }),

  httpCase('Text fields keep every character', async (kit) => {
    const given = { name: `ünï ☃ ${unique('n')}`, description: 'two\r\nlines & "quotes"' };
    const fn = created(await post(kit, [...(await fields(kit, given)), packagePart(file)]));
    assert.deepEqual([fn.name, fn.description], [given.name, given.description]);
  }),

  httpCase('code is JSON text in a form, and an object in a JSON body', async (kit) => {
    const image = { source: 'image', image: 'example/function:1' };
    const inJson = created(await kit.api.post('/v1/functions', { code: image, name: null, cpu: 150 }));
    assert.deepEqual([inJson.code, inJson.cpu], [image, 150]);
    const form = new URLSearchParams({ code: JSON.stringify(image), cpu: '150' }).toString();
    const urlencoded = created(await kit.api.raw('POST', '/v1/functions', urlencodedType, form));
    assert.deepEqual([urlencoded.code, urlencoded.cpu], [image, 150]);
    const inForm = created(await post(kit, fieldParts({ code: JSON.stringify(image), cpu: 150 })));
    assert.deepEqual([inForm.code, inForm.cpu], [image, 150]);
    for (const wrong of ['{"source":', 'package', '[]', '5']) {
      refused(await post(kit, [...(await fields(kit, { code: wrong })), packagePart(file)]), 400);
    }
  }),

  httpCase('Code of source package without a file is refused, in every form', async (kit) => {
    const runtime_id = await kit.runtimeId();
    refused(await post(kit, await fields(kit)), 400);
    refused(await kit.api.post('/v1/functions', { runtime_id, code: { source: 'package' } }), 400);
    const form = new URLSearchParams({ runtime_id, code }).toString();
    refused(await kit.api.raw('POST', '/v1/functions', urlencodedType, form), 400);
    const text = { name: 'package', value: 'no file, a field' };
    refused(await post(kit, [...(await fields(kit)), text]), 400);
  }),

  httpCase('Two files, or a file under another name, are refused and leave nothing behind', async (kit) => {
    const name = unique('refused');
    const good = await fields(kit, { name });
    refused(await post(kit, [...good, packagePart(file), packagePart(file)]), 400);
    refused(await post(kit, [...good, packagePart(file, 'file')]), 400);
    refused(await post(kit, [...good, packagePart(file), packagePart(file, 'file')]), 400);
    await assertAbsent(kit, name);
  }),

  httpCase('A form with a field that is not known, or cannot be set, is refused', async (kit) => {
    const good = await fields(kit);
    refused(
      await post(kit, [...good, { name: 'foo', value: 'x' }, packagePart(file)]),
      400,
      'Unknown attribute for argument function: foo',
    );
    for (const name of ['id', 'count', 'latest_version', 'project_id', 'created_at', 'updated_at']) {
      refused(await post(kit, [...good, { name, value: '1' }, packagePart(file)]), 400);
    }
  }),

  httpCase('A form that ends in the middle is refused and leaves nothing behind', async (kit) => {
    const name = unique('cut');
    const { headers, body } = multipart([...(await fields(kit, { name })), packagePart(file)]);
    const ends = [body.length - 4, body.length - 100, Math.floor(body.length / 2), 20, 0];
    for (const end of ends) {
      refused(await kit.api.raw('POST', '/v1/functions', headers, body.subarray(0, end)), 400);
    }
    refused(await kit.api.raw('POST', '/v1/functions', { 'content-type': 'multipart/form-data' }, body), 400);
    await assertAbsent(kit, name);
  }),

  httpCase(
    'A client that leaves in the middle of an upload leaves nothing behind, and disturbs nobody',
    async (kit) => {
      const name = unique('left');
      const { headers, body } = multipart([
        ...(await fields(kit, { name })),
        packagePart(randomBytes(300_000)),
      ]);
      const half = body.subarray(0, 200_000);
      await new Promise<void>((resolve) => {
        const request = open({
          method: 'POST',
          url: `${kit.api.baseUrl}/v1/functions`,
          headers: { ...kit.api.login, ...headers, 'content-length': `${body.length}` },
        });
        request.on('close', resolve);
        request.write(half, () => request.destroy());
      });
      await assertAbsent(kit, name);
      created(await post(kit, [...(await fields(kit)), packagePart(file)]));
    },
  ),

  httpCase(
    'An upload that is refused early still gets its answer, however much is on its way',
    async (kit) => {
      const large = Buffer.alloc(Math.min(5_000_000, (kit.subject.maxPackageBytes ?? 5_000_000) / 2));
      const answer = await post(kit, [
        { name: 'foo', value: 'x' },
        ...(await fields(kit)),
        packagePart(large),
      ]);
      refused(answer, 400);
      const wrongType = await kit.api.raw('POST', '/v1/functions', { 'content-type': 'text/plain' }, large);
      refused(wrongType, 415);
      assertStatus(await kit.api.get('/v1/functions?limit=1'), 200);
    },
  ),

  httpCase('PUT takes a file in a form, and a description without one', async (kit) => {
    const fn = await kit.createFunction();
    const path = `/v1/functions/${fn.id}`;
    const withBoth = [...fieldParts({ source: 'package', description: 'd', timeout: 9 }), packagePart(file)];
    const changed = ok(await kit.api.form('PUT', path, withBoth));
    assert.deepEqual([changed.description, changed.timeout], ['d', 9]);
    const { md5sum } = changed.code as { md5sum: string };
    assert.equal(md5sum, createHash('md5').update(file).digest('hex'));
    refused(await kit.api.form('PUT', path, [packagePart(file), packagePart(file)]), 400);
    refused(await kit.api.form('PUT', path, [packagePart(file, 'file')]), 400);
    assert.deepEqual(ok(await kit.api.get(path)), changed);
  }),
];
