import { jsonType } from './support/api.js';
import { refused, refusedField } from './support/expect.js';
import { type HttpCase, httpCase } from './support/kit.js';
import { collectionsOf } from './support/specimens.js';

/** Routes whose POST or PUT takes a JSON body that may not be left out, with a wrong value for one of its fields. */
const wrongFields: Readonly<
  Record<string, readonly [method: 'POST' | 'PUT', field: string, value: unknown][]>
> = {
  '/runtimes': [
    ['POST', 'image', 5],
    ['POST', 'name', {}],
    ['POST', 'is_public', 'perhaps'],
  ],
  '/aliases': [
    ['POST', 'name', 5],
    ['POST', 'description', ['x']],
  ],
  '/executions': [
    ['POST', 'sync', 'perhaps'],
    ['POST', 'description', 5],
  ],
  '/jobs': [
    ['POST', 'pattern', 5],
    ['POST', 'name', {}],
  ],
  '/webhooks': [
    ['POST', 'description', 5],
    ['POST', 'function_version', 'one'],
  ],
  '/functions': [
    ['POST', 'name', 5],
    ['POST', 'entry', {}],
  ],
};

const nouns: Readonly<Record<string, RegExp>> = {
  '/runtimes': /^Unknown attribute for argument runtime: foo$/,
  '/functions': /^Unknown attribute for argument function: foo$/,
  '/aliases': /^Unknown attribute for argument \w*alias: foo$/,
  '/executions': /^Unknown attribute for argument execution: foo$/,
  '/jobs': /^Unknown attribute for argument job: foo$/,
  '/webhooks': /^Unknown attribute for argument webhook: foo$/,
};

const readOnly = ['id', 'created_at', 'updated_at', 'project_id'];

/** What holds for every JSON body: what is refused, and what the refusal says. */
export const bodyCases: readonly HttpCase[] = [
  httpCase('A body that is missing, no JSON, or no object is a 400', async (kit) => {
    const { admin } = kit;
    const targets: ['POST' | 'PUT', string][] = Object.keys(wrongFields).map((route) => [
      'POST',
      `/v1${route}`,
    ]);
    for (const { noun, at, make } of await collectionsOf(kit)) {
      if (noun !== 'execution') targets.push(['PUT', at(await make('body'))]);
    }
    for (const [method, path] of targets) {
      for (const body of ['', '{"cut":', 'no json', '[]', '"text"', '5', 'null', '[{}]']) {
        refused(await admin.raw(method, path, jsonType, body), 400);
      }
      refused(await admin.raw(method, path), 400);
    }
  }),

  httpCase('A body of another media type is a 415; JSON may name its charset', async ({ admin }) => {
    for (const route of Object.keys(wrongFields)) {
      for (const type of ['text/plain', 'application/xml']) {
        refused(await admin.raw('POST', `/v1${route}`, { 'content-type': type }, '{}'), 415);
      }
      const charset = { 'content-type': 'application/json; charset=utf-8' };
      const answer = await admin.raw('POST', `/v1${route}`, charset, '{"foo": 1}');
      refused(answer, 400, nouns[route]);
    }
  }),

  httpCase('An attribute that is not known is a 400 that names it', async (kit) => {
    for (const [route, message] of Object.entries(nouns)) {
      refused(await kit.admin.post(`/v1${route}`, { foo: 1 }), 400, message);
    }
    for (const { noun, at, make } of await collectionsOf(kit)) {
      if (noun === 'execution') continue;
      const row = await make('unknown attribute');
      const answer = await kit.admin.put(at(row), { foo: 1 });
      refused(answer, 400, /^Unknown attribute for argument \w+: foo$/);
    }
  }),

  httpCase('An attribute that cannot be set is a 400', async (kit) => {
    for (const { noun, path, at, make } of await collectionsOf(kit)) {
      const row = await make('read-only');
      for (const name of readOnly) {
        const value = row[name] ?? row.created_at;
        refused(await kit.admin.post(path, { [name]: value }), 400);
        if (noun !== 'execution') refused(await kit.admin.put(at(row), { [name]: value }), 400);
      }
    }
  }),

  httpCase('A value of the wrong type is a 400 that says which field is wrong', async ({ admin }) => {
    for (const [route, faults] of Object.entries(wrongFields)) {
      for (const [method, field, value] of faults) {
        refusedField(
          await admin.raw(method, `/v1${route}`, jsonType, JSON.stringify({ [field]: value })),
          field,
        );
      }
    }
  }),
];
