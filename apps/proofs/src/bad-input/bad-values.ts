import type { Schema } from './operations.js';
import type { Seed } from './seed.js';

/** A value that a field can not have. `json` is its text in JSON, so that it may be what no serialiser writes. */
export interface BadValue {
  readonly name: string;
  readonly json: string;
  /** Default 400. */
  readonly statuses?: readonly number[];
  /** Whether an administrator might, so that somebody else has to ask. */
  readonly isForeign?: boolean;
}

const long = 'x'.repeat(300_000);

const value = (name: string, json: unknown, statuses?: readonly number[]): BadValue => ({
  name,
  json: JSON.stringify(json),
  ...(statuses && { statuses }),
});

/** Every type and format that a schema allows. */
function allowed(schema: Schema): {
  readonly types: ReadonlySet<string>;
  readonly schemas: readonly Schema[];
} {
  const schemas = [schema, ...(schema.anyOf ?? []).flatMap((inner) => [...allowed(inner).schemas])];
  return { types: new Set(schemas.flatMap(({ type }) => type ?? [])), schemas };
}

export const unknownUuid = '99999999-9999-4999-8999-999999999999';

const badIntegers: readonly BadValue[] = [
  value('a fraction', 1.5),
  value('a negative number', -1),
  value('a number beyond 2^31', 2 ** 31),
  { name: 'a number beyond 2^53', json: '9007199254740993' },
  { name: 'a number beyond all', json: '1e999' },
  { name: 'a negative number beyond all', json: '-1e999' },
  value('a word', 'two'),
  value('an empty text', ''),
  value('a blank', ' '),
  value('a padded number', ' 1'),
  value('a fraction as text', '1.5'),
  value('an exponent as text', '1e0'),
  value('a hexadecimal number', '0x1'),
  value('a number beyond 2^53 as text', '9007199254740993'),
  value('digits of another script', '\u0661'),
  value('Infinity as text', 'Infinity'),
];

function badUuids(seed: Seed, name: string): readonly BadValue[] {
  const theirs = seed.foreign[name === 'runtime_id' ? 'runtimes' : 'functions'] ?? '';
  return [
    value('no uuid', 'abc'),
    value('an empty text', ''),
    value('a uuid without hyphens', unknownUuid.replaceAll('-', '')),
    value('a uuid with a tail', `${unknownUuid}0`),
    value('a uuid with a line break', `${unknownUuid}\n`),
    value('a uuid in braces', `{${unknownUuid}}`),
    value('an unknown uuid', unknownUuid, [404]),
    { ...value("another project's uuid", theirs, [404]), isForeign: true },
    { ...value("another project's uuid in upper case", theirs.toUpperCase(), [404]), isForeign: true },
  ];
}

const badTexts: readonly BadValue[] = [
  value('too long a text', long),
  value('a NUL', 'a\0b'),
  { name: 'half a surrogate pair', json: '"a\\ud800b"' },
  { name: 'the other half of one', json: '"\\udc00"' },
];

/** Fields whose texts may hold anything that can be stored: what code is given. */
const freeTexts = ['input', 'function_input'];

/** Fields with a form of their own: texts that are none. */
const malformed: Readonly<Record<string, readonly unknown[]>> = {
  pattern: [
    '* * *',
    '61 * * * *',
    '* * * * * * * *',
    '@never',
    '0 0 31 2 *',
    'a b c d e',
    '\u0000',
    '*/0 * * * *',
  ],
  first_execution_time: [
    'soon',
    '2020-01-01 00:00:00',
    '2999-02-31 00:00:00',
    '2999-13-01 00:00:00',
    '9'.repeat(30),
    '9999-12-31 23:59:59-14:00',
    '2999-01-01 00:00:00+99:99',
  ],
  next_execution_time: ['soon', '2020-01-01 00:00:00', '2999-02-31 00:00:00'],
  entry: ['main', '.main', 'main.', '../main.main', '/etc/passwd.main', 'a b.c', 'a..b'],
  name: ['a\u0007b', 'a\nb'],
  description: ['a\u0007b'],
  status: ['done', 'gone', ''],
  code: ['nope', '[]', '{"source":"other"}', '{"source":1}', '{"source":"package","extra":1}'],
};

/** Everything that a field of this schema must not be, for the field `name`. */
export function badValues(name: string, schema: Schema, seed: Seed): readonly BadValue[] {
  const { types, schemas } = allowed(schema);
  const isUuid = schemas.some(({ format }) => format === 'uuid');
  const isInteger = types.has('integer');
  const isText = types.has('string') && !isInteger && !isUuid;
  return [
    ...(types.has('boolean') ? [] : [value('a boolean', true)]),
    ...(isInteger ? badIntegers : [value('a number', 12)]),
    ...(isUuid ? badUuids(seed, name) : []),
    ...(types.has('string') ? [] : [value('a text', 'text')]),
    ...(types.has('object') ? [] : [value('an object', { a: 1 }), value('an empty object', {})]),
    value('a list', ['a']),
    value('an empty list', []),
    ...(isText && !freeTexts.includes(name) ? badTexts : []).map((bad) =>
      // No alias can have such a name, so it is not found.
      name === 'function_alias' ? { ...bad, statuses: [404] } : bad,
    ),
    ...(freeTexts.includes(name) ? badTexts.slice(1) : []),
    ...(malformed[name] ?? []).map((each) => value(`the malformed ${JSON.stringify(each)}`, each)),
    ...(name === 'function_alias'
      ? [
          value('an unknown alias', 'unknown', [404]),
          { ...value("another project's alias", 'theirs', [404]), isForeign: true },
        ]
      : []),
    ...(name === 'cpu' || name === 'memory_size' || name === 'timeout'
      ? [value('a value out of its range', 1_000_000_000_000)]
      : []),
  ];
}
