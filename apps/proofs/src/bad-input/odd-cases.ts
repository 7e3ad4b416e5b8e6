import { type BadRequest, json } from './bad-request.js';
import { type Operation, operationsOf, type Schema } from './operations.js';
import type { Seed } from './seed.js';

/** A request that may be taken or refused, but must not make anything fail, nor change what it was given. */
export interface OddRequest extends BadRequest {
  /** What the answer must show again if it is taken. */
  readonly echo?: { readonly field: string; readonly value: string };
}

/** Texts of every plane, and those that somebody's quoting forgets. */
const oddTexts: readonly string[] = [
  '\u00e9',
  'e\u0301',
  '\u4e2d\u6587',
  '\u05d0\u202e\u05d1',
  '\u200b\ufeff',
  '\u2028\u2029',
  '\u0080\u009f',
  '\uffff\ufffe',
  ...Array.from({ length: 16 }, (_, plane) =>
    String.fromCodePoint((plane + 1) * 0x10000 + (0x1f600 % 0xfffe)),
  ),
  '\u{10ffff}',
  '\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67',
  "'; DROP TABLE functions; --",
  '"%_\\',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'null',
  'undefined',
  ' ',
  ' padded ',
  '0',
  'x'.repeat(255),
  '\u{1f600}'.repeat(127),
  '\u{1f600}'.repeat(128),
];

function isPlainText({ type, format }: Schema): boolean {
  return [type].flat().includes('string') && ![type].flat().includes('integer') && format === undefined;
}

function bodyCases({ method, path, jsonSchema, jsonBody }: Operation): readonly OddRequest[] {
  const texts = Object.entries(jsonSchema?.properties ?? {}).filter(([, schema]) => isPlainText(schema));
  return texts.flatMap(([field]) =>
    oddTexts.map((value) => ({
      method,
      path,
      name: `${field} is ${JSON.stringify(value.slice(0, 40))}`,
      headers: json,
      body: JSON.stringify({ ...jsonBody, [field]: value }),
      ...(['image', 'status'].includes(field) ? {} : { echo: { field, value } }),
    })),
  );
}

const oddFilters: readonly string[] = [
  '',
  'eq:',
  'gt:',
  'in:',
  'nin:,,',
  'has:',
  'has:%00',
  'has:%25_%5C',
  "has:'",
  'like:x',
  "'%20OR%201=1--",
  '%ED%A0%80',
  '%F0%9F%98%80',
  '%00',
  '1e999',
  '-0',
  '9007199254740993',
  'gt:-9007199254740993',
  '9999-12-31T23:59:59-14:00',
  'gt:0000-01-01',
  'lte:9999-12-31',
  `in:${Array.from({ length: 5000 }, () => '1').join(',')}`,
  'x'.repeat(12_000),
];

function queryCases({ method, path, spec }: Operation): readonly OddRequest[] {
  const filters = (spec.parameters ?? []).filter((each) => each.in === 'query').map(({ name }) => name);
  if (!filters.includes('limit')) return [];
  const ask = (name: string, query: string): OddRequest => ({ method, path: `${path}?${query}`, name });
  const repeated = (times: number, part: string, between: string) =>
    Array.from({ length: times }, () => part).join(between);
  return [
    ...filters.flatMap((name) =>
      oddFilters.map((value) => ask(`${name} is ${value.slice(0, 40)}`, `${name}=${value}`)),
    ),
    ...filters.map((name) => ask(`sorted by ${name}`, `sort_keys=${name}&sort_dirs=desc&limit=1`)),
    ...filters.map((name) => ask(`only ${name}`, `fields=${name}`)),
    ask('1,500 filters', repeated(1500, 'id=neq:x', '&')),
    ask('1,500 times in', repeated(1500, 'id=in:1', '&')),
    ask('4,000 sort keys', `sort_keys=${repeated(4000, 'id', ',')}`),
    ask('4,000 fields', `fields=${repeated(4000, 'id', ',')}`),
    ask('a marker that is not there', `marker=99999999-9999-4999-8999-999999999999`),
    ask(
      'a marker and other sort keys',
      `marker=99999999-9999-4999-8999-999999999999&sort_keys=created_at,id&sort_dirs=desc,asc`,
    ),
  ];
}

/** Odd texts in every field, odd filters on every list, odd payloads for webhooks. */
export function oddCases(seed: Seed): readonly OddRequest[] {
  const payloads = [
    '{}',
    '{"__proto__":{"a":1}}',
    '{"constructor":{"prototype":1}}',
    `{"a":"${'x'.repeat(900_000)}"}`,
    '{"a":"\\u0000"}',
    '{"a":"\\ud800"}',
    '{"\\ud800":1}',
    '{"a":1e999}',
  ];
  return operationsOf(seed).flatMap((operation) => [
    ...bodyCases(operation),
    ...queryCases(operation),
    ...(operation.path.endsWith('/invoke')
      ? [
          ...payloads.map((body) => ({
            method: 'POST',
            path: operation.path,
            headers: json,
            body,
            name: `the payload is ${body.slice(0, 40)}`,
          })),
          ...[
            'a=1&a=2',
            '__proto__=1',
            '%ED%A0%80=1',
            'a=%00',
            Array.from({ length: 2000 }, (_, index) => `f${index}=1`).join('&'),
          ].map((query) => ({
            method: 'POST',
            path: `${operation.path}?${query}`,
            name: `the query is ${query.slice(0, 40)}`,
          })),
        ]
      : []),
    ...(operation.method === 'POST' && operation.path === '/v1/executions'
      ? ['\u0007\u001b[31m', '{"a":', '\u{1f600}', 'x'.repeat(900_000)].map((value) => ({
          method: 'POST',
          path: operation.path,
          headers: json,
          body: JSON.stringify({ ...operation.jsonBody, input: value }),
          name: `the input is ${value.slice(0, 40)}`,
          echo: { field: 'input', value },
        }))
      : []),
  ]);
}
