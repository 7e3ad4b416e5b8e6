import { expect, it } from 'vitest';
import { fakeServer, json, rejection } from './support/fakes.js';
import { packageOf } from './support/package-files.js';
import { startService } from './support/service.js';

async function withFunctions(names: readonly string[]) {
  const service = await startService();
  const file = await packageOf();
  const functions = [];
  for (const name of names) {
    functions.push(
      await service.client.functions.create({ runtime_id: service.runtimeId, name, package: file }),
    );
  }
  return { ...service, functions };
}

it('a list gives every row, page by page', async () => {
  const { client } = await withFunctions(['a', 'b', 'c', 'd', 'e']);
  const names: (string | null)[] = [];
  for await (const fn of client.functions.list({ limit: 2 })) names.push(fn.name);
  expect(names).toEqual(['a', 'b', 'c', 'd', 'e']);
  const sizes: number[] = [];
  for await (const page of client.functions.list({ limit: 2 }).pages()) sizes.push(page.items.length);
  expect(sizes).toEqual([2, 2, 1]);
});

it('a list asks only for what is read, and asks anew each time', async () => {
  const page = { jobs: [{ id: 'a' }], next: 'http://elsewhere/v1/jobs?marker=a&limit=1' };
  const { client, seen } = await fakeServer([json(200, page)]);
  const jobs = client.jobs.list({ limit: 1 });
  expect(seen).toHaveLength(0);
  for await (const _job of jobs) break;
  for await (const _job of jobs) break;
  expect(seen).toHaveLength(2);
});

it('the next page is asked for at the same address, whatever the service believes its own to be', async () => {
  const { client, seen } = await fakeServer(
    [
      json(200, { jobs: [], next: 'https://internal:1234/other/v1/jobs?limit=1&name=has%3Aa+b&marker=x' }),
      json(200, { jobs: [{ id: 'b' }] }),
    ],
    { token: 'secret' },
  );
  expect(await client.jobs.list({ limit: 1 }).toArray()).toEqual([{ id: 'b' }]);
  expect(seen[1]).toMatchObject({
    url: '/v1/jobs?limit=1&name=has%3Aa+b&marker=x',
    headers: { 'x-auth-token': 'secret' },
  });
});

it('filters have operators', async () => {
  const { client, functions } = await withFunctions(['a', 'b', 'ab', 'eq:a']);
  const names = async (filters: Parameters<typeof client.functions.list>[0]) =>
    (await client.functions.list(filters).toArray()).map(({ name }) => name);
  expect(await names({ filters: { name: 'a' } })).toEqual(['a']);
  // A bare value is a value, whatever it begins with.
  expect(await names({ filters: { name: 'eq:a' } })).toEqual(['eq:a']);
  expect(await names({ filters: { name: { neq: 'a' } } })).toEqual(['b', 'ab', 'eq:a']);
  expect(await names({ filters: { name: { has: 'a', neq: 'a' } } })).toEqual(['ab', 'eq:a']);
  expect(await names({ filters: { name: { in: ['a', 'b'] } } })).toEqual(['a', 'b']);
  expect(await names({ filters: { name: { nin: ['a', 'b', 'eq:a'] } } })).toEqual(['ab']);
  expect(await names({ filters: { timeout: { gte: 5 }, name: undefined } })).toHaveLength(4);
  expect(await names({ filters: { timeout: { gt: 5 } } })).toEqual([]);
  expect(await names({ filters: { created_at: { lt: new Date(0) } } })).toEqual([]);
  expect(await names({ filters: { created_at: { lt: undefined, gt: new Date(0) } } })).toHaveLength(4);
  expect(await names({ filters: { id: functions[0]?.id } })).toEqual(['a']);
  expect((await client.runtimes.list({ filters: { is_public: true } }).toArray()).length).toBe(1);
});

it('a value with a comma cannot be one of a list', async () => {
  const { client } = await fakeServer([]);
  const error = await rejection(client.jobs.list({ filters: { name: { in: ['a', 'b,c'] } } }).toArray());
  expect(error).toMatchObject({
    name: 'TypeError',
    message: "The filter of name lists 'b,c', which holds a comma.",
  });
});

it('a list sorts, begins after a row, and shows the fields that are asked for', async () => {
  const { client, functions } = await withFunctions(['b', 'a', 'c']);
  const sorted = client.functions.list({
    sort_keys: ['name'],
    sort_dirs: ['desc'],
    fields: ['name', 'timeout'],
  });
  expect(await sorted.toArray()).toEqual(['c', 'b', 'a'].map((name) => ({ name, timeout: 5 })));
  const rest = await client.functions.list({ marker: functions[0]?.id }).toArray();
  expect(rest.map(({ name }) => name)).toEqual(['a', 'c']);
  const page = (await client.functions.list({ fields: ['name'] }).toArray())[0];
  // @ts-expect-error: it was not asked for.
  expect(page?.id).toBeUndefined();
});

it('a list of every project is asked for by name', async () => {
  const { client, seen } = await fakeServer([json(200, { jobs: [] })]);
  await client.jobs.list({ all_projects: true }).toArray();
  expect(seen[0]?.url).toBe('/v1/jobs?limit=100&all_projects=true');
});

it("a refusal of a list is the list's", async () => {
  const { client } = await startService();
  expect(await rejection(client.jobs.list({ limit: 0 }).toArray())).toMatchObject({
    status: 400,
    field: 'limit',
  });
  const versions = client.versions.list('00000000-0000-4000-8000-000000000000');
  expect(await rejection(versions.toArray())).toMatchObject({ status: 404 });
});
