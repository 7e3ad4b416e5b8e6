import { gzipSync } from 'node:zlib';
import { type BadRequest, json } from './bad-request.js';
import { badValues } from './bad-values.js';
import type { Operation } from './operations.js';
import type { Seed } from './seed.js';

/** JSON of an object in which one member is written as it is. */
function jsonWith(body: Readonly<Record<string, unknown>>, name: string, text: string): string {
  const others = Object.entries(body).filter(([other]) => other !== name);
  const members = [...others.map(([other, each]) => `${JSON.stringify(other)}:${JSON.stringify(each)}`)];
  return `{${[...members, `${JSON.stringify(name)}:${text}`].join(',')}}`;
}

/** Every field of the JSON body in every wrong way. */
function fieldCases({ jsonSchema, jsonBody }: Operation, seed: Seed): Omit<BadRequest, 'method' | 'path'>[] {
  const required = jsonSchema?.required ?? [];
  const properties = Object.entries(jsonSchema?.properties ?? {});
  const wrong = properties.flatMap(([name, schema]) =>
    badValues(name, schema, seed).map((bad) => ({
      name: `${name} is ${bad.name}`,
      headers: bad.isForeign ? { ...json, 'x-roles': 'member' } : json,
      body: jsonWith(jsonBody, name, bad.json),
      ...(bad.statuses ? { statuses: bad.statuses } : { field: name }),
    })),
  );
  const missing = required.flatMap((name) => [
    {
      name: `${name} is missing`,
      headers: json,
      body: jsonWith({ ...jsonBody, [name]: undefined }, name, 'null'),
      field: name,
    },
    {
      name: `${name} is left out`,
      headers: json,
      body: JSON.stringify({ ...jsonBody, [name]: undefined }),
      field: name,
    },
  ]);
  const unknown = ['nope', '__proto__', 'constructor', 'toString', '\ud83d\ude00', ''].map((name) => ({
    name: `there is an unknown field ${JSON.stringify(name)}`,
    headers: json,
    body: jsonWith(jsonBody, name, '{"isAdmin":true}'),
    field: name,
  }));
  const readOnly = ['id', 'project_id', 'created_at'].map((name) => ({
    name: `${name} is set`,
    headers: json,
    body: jsonWith(jsonBody, name, '"x"'),
    field: name,
  }));
  return jsonSchema?.additionalProperties === false ? [...wrong, ...missing, ...unknown, ...readOnly] : wrong;
}

const nested = (depth: number, open: string, close: string): string =>
  `${open.repeat(depth)}1${close.repeat(depth)}`;

/** The whole body in every wrong way. */
function wholeCases({ spec, jsonBody }: Operation): Omit<BadRequest, 'method' | 'path'>[] {
  const good = JSON.stringify(jsonBody);
  const raw = (name: string, body: string | Uint8Array, statuses?: readonly number[]) => ({
    name,
    headers: json,
    body,
    ...(statuses && { statuses }),
  });
  const typed = (type: string, statuses: readonly number[] = [415]) => ({
    name: `the media type is ${type}`,
    headers: { 'content-type': type },
    body: '{}',
    statuses,
  });
  return [
    ...(spec.requestBody?.required ? [raw('the body is empty', ''), { name: 'there is no body' }] : []),
    ...[
      'null',
      '[]',
      '"text"',
      '1',
      'true',
      '{',
      '{"a":',
      '{"a":1}}',
      '{a:1}',
      "{'a':1}",
      '\ufeff\ufeff{}',
      'NaN',
    ].map((body) => raw(`the body is ${body}`, body)),
    raw('the body is cut off', good.slice(0, -1) || '{'),
    raw('the body is no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])),
    raw('the body is UTF-16', Buffer.from('{"a":1}', 'utf16le')),
    raw('the body is too large', `{"a":"${'x'.repeat(2 * 1024 * 1024)}"}`, [413]),
    raw('lists nest 100,000 deep', nested(100_000, '[', ']')),
    raw('objects nest 100,000 deep', nested(100_000, '{"a":', '}')),
    raw('an object nests 1,000 deep in it', `{"input":${nested(1000, '{"a":', '}')}}`),
    {
      ...raw('the body is compressed', gzipSync(good), [415]),
      headers: { ...json, 'content-encoding': 'gzip' },
    },
    typed('text/plain'),
    typed('application/xml'),
    typed('application/json; charset=utf-16'),
    typed('application/json; charset=latin1'),
    typed('json'),
    typed('multipart/form-data', [400, 415]),
    typed('multipart/form-data; boundary=', [400, 415]),
    typed(`multipart/form-data; boundary=${'b'.repeat(1000)}`, [400, 415]),
  ];
}

/** Everything that can be wrong about a JSON body, for every route that takes one. */
export function bodyCases(operation: Operation, seed: Seed): readonly BadRequest[] {
  if (operation.jsonSchema === undefined) return [];
  const { method, path } = operation;
  return [...fieldCases(operation, seed), ...wholeCases(operation)].map((each) => ({
    method,
    path,
    ...each,
  }));
}
