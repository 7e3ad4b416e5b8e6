import { expect, it } from 'vitest';
import { resultOf } from '../src/index.js';
import { packageOf } from './support/package-files.js';
import { startService } from './support/service.js';

it('creates, publishes, names, runs, downloads, and removes', async () => {
  const { client, runtimeId } = await startService();
  const file = await packageOf();
  const fn = await client.functions.create({
    runtime_id: runtimeId,
    name: 'echo',
    timeout: 7,
    package: file,
  });
  expect(fn).toMatchObject({ name: 'echo', timeout: 7, code: { source: 'package', size: file.length } });
  const version = await client.versions.publish(fn.id, { description: 'first' });
  expect(version.version_number).toBe(1);
  await client.aliases.create({ name: 'live', function_id: fn.id, function_version: 1 });
  const run = await client.executions.create({ function_alias: 'live', input: { a: 1 } });
  expect(run.status).toBe('success');
  expect(resultOf(run)?.output).toEqual({ a: 1 });
  const download = await client.functions.download(fn.id);
  expect(download).toMatchObject({
    mediaType: 'application/gzip',
    sizeBytes: file.length,
    filename: `${fn.id}.tar.gz`,
  });
  expect(Buffer.from(await download.bytes()).equals(file)).toBe(true);
  await client.aliases.delete('live');
  await client.versions.delete(fn.id, 1);
  await client.functions.delete(fn.id);
  expect(await client.functions.list().toArray()).toEqual([]);
});
