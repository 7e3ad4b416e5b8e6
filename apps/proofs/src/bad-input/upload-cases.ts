import { createHash } from 'node:crypto';
import { type BadArchive, badArchives, hugeArchives } from '../archives/bad-archives.js';
import { rawZip } from '../archives/raw-zip.js';
import type { BadRequest } from './bad-request.js';
import { badValues } from './bad-values.js';
import { type Form, field, file, form, type Part } from './form.js';
import { type Operation, operationsOf, type Schema } from './operations.js';
import type { CaseSource } from './run-bad-input.js';
import type { Seed } from './seed.js';

const multipart = 'multipart/form-data';
const urlencoded = 'application/x-www-form-urlencoded';

export const goodArchive = rawZip([{ name: 'main.js', content: 'exports.main = () => 2;' }]);

type Case = Omit<BadRequest, 'method' | 'path'>;

/** The routes that take a package. */
function uploads(seed: Seed): readonly Operation[] {
  return operationsOf(seed).filter(({ spec }) => {
    const schema = spec.requestBody?.content[multipart]?.schema as Schema | undefined;
    return schema?.properties?.package !== undefined;
  });
}

/** What a form holds beside what is wrong in it. */
function goodFields(method: string, seed: Seed): readonly Part[] {
  const code = field('code', '{"source":"package"}');
  return method === 'POST' ? [code, field('runtime_id', seed.own.runtimes ?? '')] : [code];
}

const fileCases = (method: string, seed: Seed, archives: readonly BadArchive[]): readonly Case[] =>
  archives.map(({ name, bytes }) => ({
    name: `the package is ${name}`,
    ...form([...goodFields(method, seed), file(bytes)]),
    field: 'package',
  }));

/** Every text field of the form in every wrong way, before the file and after it. */
function fieldCases({ method, spec }: Operation, seed: Seed): readonly Case[] {
  const schema = spec.requestBody?.content[multipart]?.schema as Schema | undefined;
  const others = Object.entries(schema?.properties ?? {}).filter(([name]) => name !== 'package');
  return others.flatMap(([name, property]) =>
    badValues(name, property, seed).flatMap((bad): readonly Case[] => {
      const value: unknown = JSON.parse(bad.json);
      // Only texts can be sent in a form, and only whole characters.
      if (typeof value !== 'string' || !value.isWellFormed() || bad.isForeign) return [];
      const rest = goodFields(method, seed).filter((part) => part.name !== name);
      const expected = bad.statuses ? { statuses: bad.statuses } : { field: name };
      const wrong = field(name, value);
      return [
        { name: `${name} is ${bad.name}`, ...form([wrong, ...rest, file(goodArchive)]), ...expected },
        {
          name: `${name}, after the file, is ${bad.name}`,
          ...form([...rest, file(goodArchive), wrong]),
          ...expected,
        },
        {
          name: `${name} in a plain form is ${bad.name}`,
          headers: { 'content-type': urlencoded },
          body: new URLSearchParams(
            Object.fromEntries([...rest, wrong].map((part) => [part.name, String(part.value)])),
          ).toString(),
          statuses: [400, ...(bad.statuses ?? [])],
        },
      ];
    }),
  );
}

function wholeCases(method: string, seed: Seed): readonly Case[] {
  const fields = goodFields(method, seed);
  const good = form([...fields, file(goodArchive)], 'boundary');
  const typed = (name: string, type: string, body: string | Uint8Array = good.body): Case => ({
    name,
    headers: { 'content-type': type },
    body,
    statuses: [400, 415],
  });
  const whole = (name: string, { headers, body }: Form, rest: Partial<Case> = {}): Case => ({
    name,
    headers,
    body,
    ...rest,
  });
  const manyFields = Array.from({ length: 10_000 }, (_, index) => field(`f${index}`, 'x'));
  const plain = (name: string, body: string): Case => ({
    name,
    headers: { 'content-type': urlencoded },
    body,
  });
  const wrongMd5 = field(
    'code',
    `{"source":"package","md5sum":"${createHash('md5').update('other').digest('hex')}"}`,
  );
  const others = fields.filter(({ name }) => name !== 'code');
  return [
    typed('there is no boundary', multipart),
    typed('the boundary is empty', `${multipart}; boundary=`),
    typed('the boundary is another one', `${multipart}; boundary=other`),
    typed('the body is empty', `${multipart}; boundary=boundary`, ''),
    typed('the body is a boundary', `${multipart}; boundary=boundary`, '--boundary'),
    ...(method === 'POST'
      ? [typed('the form is empty', `${multipart}; boundary=boundary`, '--boundary--\r\n')]
      : []),
    // Two bytes less are still a form: what ends it is there.
    ...[3, 5, 20, 60, good.body.length / 2].map((bytes) =>
      typed(
        `the body is ${bytes} bytes too short`,
        `${multipart}; boundary=boundary`,
        good.body.subarray(0, good.body.length - bytes),
      ),
    ),
    whole('there are two files', form([...fields, file(goodArchive), file(goodArchive)]), {
      field: 'package',
    }),
    whole('the file is in another field', form([...fields, file(goodArchive, 'code')]), { field: 'code' }),
    whole('the file is in a field without a name', form([...fields, file(goodArchive, '')])),
    whole('the file is in __proto__', form([...fields, file(goodArchive, '__proto__')]), {
      field: '__proto__',
    }),
    whole('the package is a text field', form([...fields, field('package', 'x')]), { field: 'package' }),
    whole('a field comes twice', form([...fields, ...fields, file(goodArchive)]), { field: 'code' }),
    whole('there is an unknown field', form([...fields, field('nope', 'x'), file(goodArchive)]), {
      field: 'nope',
    }),
    whole('there is a field __proto__', form([...fields, field('__proto__', 'x'), file(goodArchive)]), {
      field: '__proto__',
    }),
    whole('there is a field constructor', form([...fields, field('constructor', 'x'), file(goodArchive)]), {
      field: 'constructor',
    }),
    whole('there is a field __proto__[a]', form([...fields, field('__proto__[a]', 'x'), file(goodArchive)])),
    whole('there is a field name[a]', form([...fields, field('name[a]', 'x'), file(goodArchive)])),
    whole('there are 10,000 fields', form([...fields, ...manyFields, file(goodArchive)])),
    whole('there are 10,000 fields after the file', form([...fields, file(goodArchive), ...manyFields])),
    whole('a field has a long name', form([...fields, field('n'.repeat(10_000), 'x'), file(goodArchive)])),
    whole(
      'a field is too large',
      form([field('description', 'x'.repeat(2 * 1024 * 1024)), ...fields, file(goodArchive)]),
      { statuses: [400, 413] },
    ),
    whole('the md5sum is another one', form([wrongMd5, ...others, file(goodArchive)]), { field: 'code' }),
    whole(
      'the md5sum is no md5sum',
      form([field('code', '{"source":"package","md5sum":"x"}'), ...others, file(goodArchive)]),
      { field: 'code' },
    ),
    whole('the package is too large', form([...fields, file(Buffer.alloc(51 * 1024 * 1024))]), {
      statuses: [413],
      field: 'package',
    }),
    plain(
      'a plain form has 10,000 fields',
      Array.from({ length: 10_000 }, (_, index) => `f${index}=x`).join('&'),
    ),
    plain('a plain form has a broken escape', 'name=%'),
    plain('a plain form has half a surrogate pair', 'name=%ED%A0%80'),
    plain('a plain form has a field __proto__', '__proto__=x'),
    ...(method === 'POST'
      ? [
          whole('there is no file', form(fields), { field: 'package' }),
          whole('there is no code', form([...others, file(goodArchive)]), { field: 'code' }),
        ]
      : []),
  ];
}

const casesOf =
  (make: (operation: Operation, seed: Seed) => readonly Case[]): CaseSource =>
  (seed) =>
    uploads(seed).flatMap((operation) =>
      make(operation, seed).map((each) => ({ method: operation.method, path: operation.path, ...each })),
    );

/** Forms with a package, and everything that can be wrong about them. */
export const uploadCases = casesOf((operation, seed) => [
  ...fieldCases(operation, seed),
  ...wholeCases(operation.method, seed),
  ...fileCases(operation.method, seed, badArchives()),
]);

/** Archives that would take more than there is. */
export const hugeCases = casesOf((operation, seed) =>
  operation.method === 'POST' ? fileCases(operation.method, seed, hugeArchives()) : [],
);
