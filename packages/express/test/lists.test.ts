import { describe, expect, it } from 'vitest';
import { listQuery } from '../src/request/list-query.js';
import { execution } from '../src/wire/execution.js';
import { functionVersion } from '../src/wire/function-version.js';
import { runtime } from '../src/wire/runtime.js';
import { createWorld } from './support/world.js';

const caller = { projectId: 'mine', roles: [] };

const filters = (query: string) =>
  listQuery(execution).parse(new URLSearchParams(query), caller).options.filters;

describe('a filter', () => {
  it.each([
    ['status=running', { column: 'status', operator: 'eq', values: ['running'] }],
    ['status=neq:running', { column: 'status', operator: 'neq', values: ['running'] }],
    ['status=in:a,b', { column: 'status', operator: 'in', values: ['a', 'b'] }],
    ['description=', { column: 'description', operator: 'eq', values: [''] }],
    ['description=eq:in:x', { column: 'description', operator: 'eq', values: ['in:x'] }],
    ['description=http://x', { column: 'description', operator: 'eq', values: ['http://x'] }],
    ['description=has:a\nb', { column: 'description', operator: 'has', values: ['a\nb'] }],
    ['function_version=gte:2', { column: 'functionVersion', operator: 'gte', values: [2] }],
    ['sync=FALSE', { column: 'sync', operator: 'eq', values: [false] }],
    ['sync=1', { column: 'sync', operator: 'eq', values: [true] }],
  ])('%j', (query, filter) => {
    expect(filters(query)).toEqual([filter]);
  });

  it('may come several times for one column', () => {
    expect(filters('function_version=gt:1&function_version=lt:4')).toHaveLength(2);
  });

  const second = new Date('2024-05-01T12:00:00Z');
  const next = new Date('2024-05-01T12:00:01Z');
  it.each([
    ['2024-05-01T12:00:00Z', ['gte', second], ['lt', next]],
    ['2024-05-01 14:00:00+02:00', ['gte', second], ['lt', next]],
    ['gt:2024-05-01T12:00:00Z', ['gte', next]],
    ['gte:2024-05-01 12:00', ['gte', second]],
    ['lt:2024-05-01T12:00:00', ['lt', second]],
    ['lte:2024-05-01T12:00:00Z', ['lt', next]],
    ['lte:2024-05-01T12:00:00.000Z', ['lte', second]],
    ['gt:2024-05-01', ['gte', new Date('2024-05-01T00:00:01Z')]],
  ])('on a time means the seconds that answers show: %s', (text, ...expected) => {
    expect(filters(`created_at=${encodeURIComponent(text)}`)).toEqual(
      expected.map(([operator, value]) => ({ column: 'createdAt', operator, values: [value] })),
    );
  });

  it.each([
    'function_version=one',
    'function_version=1.0',
    'function_version=in:1,',
    'function_version=has:1',
    'sync=maybe',
    'created_at=yesterday',
    'created_at=2024-02-30',
    'created_at=gt:2024-13-01T00:00:00Z',
    'created_at=2024-01-01T25:00:00Z',
  ])('of a wrong value is refused, naming the column: %s', (query) => {
    expect(() => filters(query)).toThrow(query.slice(0, query.indexOf('=')));
  });
});

describe('the query of a list', () => {
  it.each([
    ['limit=0', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=+1', 'limit'],
    ['limit=', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['marker=abc', 'Expected a uuid but received abc.'],
    ['sort_keys=foo', 'foo'],
    ['sort_keys=', 'sort_keys'],
    ['sort_keys=__proto__', '__proto__'],
    ['sort_keys=status&sort_dirs=asc,desc', 'sort_dirs'],
    ['sort_keys=status&sort_dirs=down', 'down'],
    ['fields=id,foo', 'foo'],
    ['all_projects=maybe', 'all_projects'],
    ['foo=1', 'Unknown query parameter: foo'],
    ['__proto__=1', '__proto__'],
    ['hostId=1', 'hostId'],
  ])('refuses %s', (query, message) => {
    expect(() => filters(query)).toThrow(message);
  });

  it('sorts ascending where no direction is given', () => {
    const { options } = listQuery(execution).parse(
      new URLSearchParams('sort_keys=status,created_at&sort_dirs=desc'),
      caller,
    );
    expect(options.sort).toEqual([
      { column: 'status', direction: 'desc' },
      { column: 'createdAt', direction: 'asc' },
    ]);
  });

  it.each([
    ['', 'own', false],
    ['all_projects=false', 'own', false],
    ['project_id=mine', 'own', false],
    ['project_id=neq:mine', 'own', false],
    ['all_projects=true', 'all', true],
    ['project_id=other', { projectId: 'other' }, true],
    ['project_id=eq:other&all_projects=true', { projectId: 'other' }, true],
  ])('says whose rows are asked for: %s', (query, project, isAcrossProjects) => {
    expect(listQuery(runtime).parse(new URLSearchParams(query), caller)).toMatchObject({
      options: { project },
      isAcrossProjects,
    });
  });

  it('takes every column of a version, also those of its snapshot', () => {
    const { parameters } = listQuery(functionVersion);
    expect(Object.keys(parameters)).toEqual(
      expect.arrayContaining(['version_number', 'code', 'memory_size']),
    );
  });
});

describe('a list', () => {
  it('gives the next page the query of this one', async () => {
    const { ask, createFunction } = await createWorld();
    for (let made = 0; made < 3; made += 1) await createFunction();
    const first = (await ask('GET', '/v1/functions/?limit=2&fields=id&count=gte:0')).json();
    expect(first.functions).toHaveLength(2);
    const { pathname, search } = new URL(String(first.next));
    const second = (await ask('GET', pathname + search)).json();
    expect(second.functions).toHaveLength(1);
    expect(Object.keys((second.functions as object[])[0] ?? {})).toEqual(['id']);
    expect(second).not.toHaveProperty('next');
  });

  it('shows computed fields on demand', async () => {
    const { ask, askJson, createFunction } = await createWorld();
    await askJson('POST', '/v1/webhooks', { function_id: await createFunction() });
    const { webhooks } = (await ask('GET', '/v1/webhooks?fields=webhook_url')).json();
    expect(webhooks).toEqual([{ webhook_url: expect.stringMatching(/\/invoke$/) }]);
    expect((await ask('GET', '/v1/webhooks?webhook_url=x')).status).toBe(400);
  });

  it('of something else takes no parameters that it does not know', async () => {
    const { ask, createFunction } = await createWorld();
    const id = await createFunction();
    for (const query of ['foo=1', 'download=maybe', 'download=', 'download=true&download=true']) {
      expect((await ask('GET', `/v1/functions/${id}?${query}`)).status).toBe(400);
    }
    expect((await ask('DELETE', `/v1/functions/${id}?force=true`)).status).toBe(400);
    for (const value of ['TRUE', '1']) {
      expect((await ask('GET', `/v1/functions/${id}?download=${value}`)).headers['content-type']).toBe(
        'application/gzip',
      );
    }
  });
});
