import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { assertRow } from './support/columns.js';
import { noContent, ok, refused } from './support/expect.js';
import { packagePart } from './support/form.js';
import { echoOf, type HttpCase, httpCase } from './support/kit.js';
import { echoing, modular } from './support/sources.js';
import { zip } from './support/zip.js';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const codeOf = (row: { readonly [column: string]: unknown }) => row.code as Record<string, unknown>;

/** What versions share with each other and with the latest code: rules R3, R5 and R7, and restoring. */
export const versionSharingCases: readonly HttpCase[] = [
  httpCase(
    'R3: publishing without a change succeeds, with a new number and the same package',
    async (kit) => {
      const fn = await kit.createFunction();
      const first = await kit.publish(fn);
      const second = await kit.publish(fn);
      assert.deepEqual([first.version_number, second.version_number], [1, 2]);
      assert.deepEqual(second.code, first.code);
    },
  ),

  httpCase(
    'R3: the same tree in other archive bytes is unchanged; R7: the latest download is still the upload',
    async (kit) => {
      const files = { ...echoing('same'), ...{ 'lib/a.js': 'exports.a = 1;\n' } };
      const fn = await kit.createFunction({ files });
      const first = await kit.publish(fn);
      const rezipped = zip(Object.fromEntries(Object.entries(files).reverse()), { time: 0x6000 });
      assert.notDeepEqual(rezipped, zip(files));
      ok(await kit.api.form('PUT', `/v1/functions/${fn.id}`, [packagePart(rezipped)]));
      const second = await kit.publish(fn);

      assert.equal(second.version_number, 2);
      assert.deepEqual(second.code, first.code, 'the location of version 1 is reused');
      const latest = await kit.api.get(`/v1/functions/${fn.id}?download=true`);
      assert.ok(latest.bytes.equals(rezipped), 'the latest code is the upload, byte for byte');
      const shared = await kit.api.get(`/v1/functions/${fn.id}/versions/2?download=true`);
      assert.equal(
        sha256(shared.bytes),
        codeOf(second).sha256,
        'the bytes match the checksums that are shown',
      );
    },
  ),

  httpCase('R3: a changed file makes another package', async (kit) => {
    const fn = await kit.createFunction({ files: echoing('one') });
    const first = await kit.publish(fn);
    await kit.changeCode(fn, echoing('two'));
    const second = await kit.publish(fn);
    assert.notEqual(codeOf(second).sha256, codeOf(first).sha256);
  }),

  httpCase('R5: deleting a version leaves the package that another version shares', async (kit) => {
    const file = zip(echoing('shared'));
    const fn = await kit.createFunction({ files: echoing('shared') });
    await kit.publish(fn);
    await kit.publish(fn);
    await kit.changeCode(fn, echoing('other'));
    noContent(await kit.api.delete(`/v1/functions/${fn.id}/versions/1`));
    const { bytes } = await kit.api.get(`/v1/functions/${fn.id}/versions/2?download=true`);
    assert.ok(bytes.equals(file));
    assert.equal(echoOf(await kit.run({ function_id: fn.id, function_version: 2 })).label, 'shared');
  }),

  httpCase('R5: deleting a function leaves the package that another function shares', async (kit) => {
    const one = await kit.createFunction({ files: echoing('shared') });
    const two = await kit.createFunction({ files: echoing('shared') });
    noContent(await kit.api.delete(`/v1/functions/${one.id}`));
    const { bytes } = await kit.api.get(`/v1/functions/${two.id}?download=true`);
    assert.ok(bytes.equals(zip(echoing('shared'))));
  }),

  httpCase(
    'POST …/versions/:n/restore makes code and settings of the version the latest again',
    async (kit) => {
      const fn = await kit.createFunction({ files: echoing('one'), cpu: 150, timeout: 7 });
      const version = await kit.publish(fn);
      await kit.changeCode(fn, modular('two'));
      ok(await kit.api.put(`/v1/functions/${fn.id}`, { cpu: 300, timeout: 30, memory_size: 67108864 }));
      await kit.publish(fn);

      const restored = ok(await kit.api.post(`/v1/functions/${fn.id}/versions/1/restore`));
      assertRow('function', restored);
      for (const column of ['code', 'entry', 'runtime_id', 'cpu', 'memory_size', 'timeout']) {
        assert.deepEqual(restored[column], version[column], column);
      }
      assert.deepEqual([restored.id, restored.latest_version], [fn.id, 2]);
      assert.deepEqual(ok(await kit.api.get(`/v1/functions/${fn.id}`)), restored);
      const { bytes } = await kit.api.get(`/v1/functions/${fn.id}?download=true`);
      assert.equal(sha256(bytes), codeOf(version).sha256);
      assert.equal(echoOf(await kit.run({ function_id: fn.id })).label, 'one');
    },
  ),

  httpCase('POST …/versions/:n/restore is refused where a change of the latest code is', async (kit) => {
    const fn = await kit.createFunction({ files: echoing('one') });
    await kit.publish(fn);
    await kit.changeCode(fn, echoing('two'));
    const path = `/v1/functions/${fn.id}/versions/1/restore`;
    const job = await kit.createJob({ function_id: fn.id });
    refused(await kit.api.post(path), 403, 'The function is still associated with running job(s).');
    assert.equal(echoOf(await kit.run({ function_id: fn.id })).label, 'two');
    noContent(await kit.api.delete(`/v1/jobs/${job.id}`));

    await kit.createJob({ function_id: fn.id, function_version: 1 });
    ok(await kit.api.post(path));
  }),
];
