import { afterAll, beforeAll, expect, it } from 'vitest';
import { runQinling } from './support/run-qinling.js';
import { type Service, startService } from './support/service.js';

let service: Service;

beforeAll(async () => {
  service = await startService();
});

afterAll(() => service.close());

it('finds a function by its name or its id', async () => {
  const { id } = await service.createFunction('only');
  for (const word of ['only', id]) {
    const run = await runQinling(['function', 'show', word, '-c', 'id', '-f', 'value'], { url: service.url });
    expect(run).toEqual({ code: 0, stdout: `${id}\n`, stderr: '' });
  }
});

it('lists the candidates when several have the name, and does nothing', async () => {
  const [one, other] = [await service.createFunction('twin'), await service.createFunction('twin')];
  const run = await runQinling(['function', 'delete', 'twin'], { url: service.url });
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toBe(
    `qinling: Several functions are named 'twin':\n  ${one.id}  ${one.created_at}\n  ${other.id}  ${other.created_at}\nGive the id of one of them.\n`,
  );
  await service.client.functions.get(one.id);
});

it('does not take a name that only begins so', async () => {
  await service.createFunction('prefixed');
  const run = await runQinling(['function', 'show', 'prefix'], { url: service.url });
  expect(run).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("There is no function named 'prefix'"),
  });
});

it('finds an alias by its id, too', async () => {
  const { id } = await service.createFunction();
  const alias = await service.client.aliases.create({ name: 'by-id', function_id: id });
  const run = await runQinling(['function', 'alias', 'show', alias.id, '-c', 'name', '-f', 'value'], {
    url: service.url,
  });
  expect(run).toEqual({ code: 0, stdout: 'by-id\n', stderr: '' });
});

it('runs and points at what is named: a function, a version, an alias', async () => {
  const { id } = await service.createFunction('target');
  await service.client.versions.publish(id);
  await service.client.aliases.create({ name: 'target-live', function_id: id, function_version: 1 });
  const columns = ['-c', 'function_alias', '-c', 'function_version', '-f', 'csv'];
  const create = (words: readonly string[]) =>
    runQinling(['function', 'execution', 'create', ...words, ...columns], { url: service.url });
  expect((await create(['target'])).stdout).toContain('\n,0\n');
  expect((await create(['--function', 'target', '--function-version', '1'])).stdout).toContain('\n,1\n');
  expect((await create(['--function-alias', 'target-live'])).stdout).toContain('\ntarget-live,1\n');
});

it('lists up to a limit, in an order, over pages', async () => {
  const names = Array.from({ length: 3 }, (_, index) => `paged-${index}`);
  for (const name of names) await service.createFunction(name);
  const words = ['function', 'list', '--filter', 'name=has:paged', '-c', 'name', '-f', 'value'];
  const list = async (more: readonly string[]) =>
    (await runQinling([...words, ...more], { url: service.url })).stdout.trim().split('\n');
  expect(await list([])).toEqual(names);
  expect(await list(['--sort', 'name:desc', '--limit', '2'])).toEqual(['paged-2', 'paged-1']);
  expect(await list(['--filter', 'name=neq:paged-1'])).toEqual(['paged-0', 'paged-2']);
});
