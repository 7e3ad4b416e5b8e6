import type { BadRequest } from './bad-request.js';
import { unknownUuid } from './bad-values.js';
import type { Operation } from './operations.js';

/** Wrong values of the parameters that are no filters, by name. */
const badControls: Readonly<Record<string, readonly string[]>> = {
  limit: ['0', '-1', 'abc', '', '1.5', '1e1', '%201', '2147483648', '9007199254740993', '%D9%A1'],
  marker: ['', 'abc', unknownUuid.replaceAll('-', ''), '%00'],
  sort_keys: ['nope', '', 'id,', 'id,,name', '__proto__', 'constructor', 'id%00', 'version_counter'],
  sort_dirs: ['asc', 'up', ''],
  fields: ['nope', '', 'id,', '__proto__', 'constructor', 'version_counter'],
  all_projects: ['maybe', '', '2', 'null'],
  download: ['maybe', '', '2'],
  function_version: ['-1', 'abc', '1.5', '', '2147483648'],
};

/** Wrong values of filters, by the type of the column. */
const badFilters: Readonly<Record<string, readonly string[]>> = {
  integer: ['abc', '', '1.5', 'gt:', 'in:1,x', '9007199254740993', 'has:1', '%00'],
  boolean: ['maybe', '', 'in:true,x', 'has:true', 'gt:x'],
  time: [
    'yesterday',
    '',
    'gt:',
    'in:2020-01-01,x',
    '2020-02-31',
    '2020-13-01',
    'has:2020',
    '99999-01-01',
    '%00',
  ],
};
const integers = ['count', 'latest_version', 'cpu', 'memory_size', 'timeout', 'version_number'];
const booleans = ['is_public', 'trusted', 'sync'];
const typeOf = (name: string): string => {
  if (/_at$|_time$/.test(name)) return 'time';
  if (booleans.includes(name)) return 'boolean';
  return integers.includes(name) ? 'integer' : 'text';
};

/** Every parameter of the query in every wrong way. */
export function queryCases({ method, path, spec }: Operation): readonly BadRequest[] {
  // Everything is an answer there: what is sent is data.
  if (path.endsWith('/invoke')) return [];
  const parameters = (spec.parameters ?? []).filter((each) => each.in === 'query').map(({ name }) => name);
  const isList = parameters.includes('limit');
  const bad = (name: string, query: string, field: string): BadRequest => ({
    method,
    path: `${path}?${query}`,
    name,
    field,
  });
  return [
    ...['nope', '__proto__', 'constructor', 'toString', 'limit%00', '%F0%9F%98%80', ''].map((name) =>
      bad(`there is an unknown parameter ${name}`, `${name}=1`, decodeURIComponent(name)),
    ),
    ...parameters.flatMap((name) => {
      const values = isList && name in badFilters ? [] : (badControls[name] ?? []);
      const isControl =
        !isList || ['limit', 'marker', 'sort_keys', 'sort_dirs', 'fields', 'all_projects'].includes(name);
      if (isControl) {
        const wrong = values.map((value) =>
          bad(`${name} in the query is ${value}`, `${name}=${value}`, name),
        );
        return [...wrong, bad(`${name} is given twice`, `${name}=1&${name}=1`, name)];
      }
      return (badFilters[typeOf(name)] ?? []).map((value) =>
        bad(`the filter ${name} is ${value}`, `${name}=${value}`, name),
      );
    }),
    ...(isList
      ? [{ ...bad('there are more sort_dirs than sort_keys', 'sort_keys=id&sort_dirs=asc,asc', 'sort_dirs') }]
      : []),
  ];
}
