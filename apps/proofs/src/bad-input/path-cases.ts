import { type BadRequest, json } from './bad-request.js';
import { unknownUuid } from './bad-values.js';
import { fillPath, type Operation } from './operations.js';
import type { Seed } from './seed.js';

const nobody = { 'x-project': 'nobody', 'x-roles': 'member' } as const;

const badSegments: Readonly<Record<'uuid' | 'version' | 'name', readonly string[]>> = {
  uuid: [
    'abc',
    '0',
    `${unknownUuid}0`,
    '%20',
    '%00',
    '%27%20OR%201=1',
    '%F0%9F%98%80',
    'x'.repeat(5000),
    '-',
    '..%2f..%2fetc%2fpasswd',
    `${unknownUuid}%0A`,
  ],
  version: [
    '-1',
    '1.5',
    '01',
    '1e0',
    '0x1',
    '+1',
    '2147483648',
    '9007199254740993',
    '9'.repeat(400),
    'abc',
    '%00',
    '%D9%A1',
    '1%20',
  ],
  name: ['%00', 'x'.repeat(5000), '%F0%9F%98%80'],
};

const brokenEscapes = ['%', '%f', '%ff', '%ED%A0%80', '%C0%AF'];

/** Every parameter in the path in every wrong way. */
export function pathCases(operation: Operation, seed: Seed): readonly BadRequest[] {
  const { method, template, spec, jsonSchema, jsonBody } = operation;
  const parameters = (spec.parameters ?? []).filter((each) => each.in === 'path').map(({ name }) => name);
  const content = jsonSchema === undefined ? {} : { headers: json, body: JSON.stringify(jsonBody) };
  const request = (name: string, segment: string) => ({
    method,
    path: fillPath(template, seed, { [name]: segment }),
    ...content,
  });
  const isOpen = spec['x-qinling-action'] === undefined;
  return parameters.flatMap((name): readonly BadRequest[] => {
    const kind = name === 'version' ? 'version' : name === 'name' ? 'name' : 'uuid';
    const unknown = { uuid: unknownUuid, version: '77', name: 'unknown' }[kind];
    const field = kind === 'version' ? 'version_number' : name;
    return [
      ...badSegments[kind].map((segment) => ({
        ...request(name, segment),
        name: `${name} in the path is ${segment.slice(0, 40)}`,
        ...(kind === 'name' ? { statuses: [400, 404] } : { field }),
      })),
      ...brokenEscapes.map((segment) => ({
        ...request(name, segment),
        name: `${name} in the path is the broken escape ${segment}`,
        statuses: [400, 404],
      })),
      { ...request(name, unknown), name: `${name} in the path is unknown`, statuses: [404] },
      ...(isOpen
        ? []
        : [
            {
              ...request(name, foreignSegment(operation, name, seed)),
              headers: { ...content.headers, 'x-project': 'proofs', 'x-roles': 'member' },
              name: `${name} in the path is another project's`,
              statuses: [403, 404],
            },
            {
              ...request(name, foreignSegment(operation, name, { ...seed, foreign: seed.own })),
              headers: { ...content.headers, ...nobody },
              name: `${name} in the path is another project's, in upper case`,
              statuses: [403, 404],
            },
          ]),
    ];
  });
}

function foreignSegment({ template }: Operation, name: string, { foreign }: Seed): string {
  if (name === 'version') return '77';
  const id = foreign[template.split('/')[2] ?? ''] ?? unknownUuid;
  return name === 'name' ? id : id.toUpperCase();
}
