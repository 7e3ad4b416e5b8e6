import type { Listing, QinlingClient } from '../../src/index.js';
import { listOptionsOf } from './list-options.js';
import type { Said } from './said.js';

/** A method of the client, and its call for one request. */
export interface TypedCall {
  readonly name: string;
  call(client: QinlingClient): Promise<unknown> | Listing<unknown>;
}

/** What a method is given. The kit sends wrong things on purpose, so that types are not looked at. */
interface Given {
  readonly id: string;
  readonly version: string;
  readonly body: never;
  readonly count: never;
  readonly options: never;
}

/** What a method can say beside its path. */
type Takes = keyof typeof givenBy;
type Row = readonly [
  name: string,
  takes: Takes,
  call: (client: QinlingClient, given: Given) => Promise<unknown> | Listing<unknown>,
];

const rows: Readonly<Record<string, readonly Row[]>> = {
  'GET runtimes': [['runtimes.list', 'list', (c, { options }) => c.runtimes.list(options)]],
  'POST runtimes': [['runtimes.create', 'json', (c, { body }) => c.runtimes.create(body)]],
  'GET runtimes *': [['runtimes.get', 'nothing', (c, { id }) => c.runtimes.get(id)]],
  'PUT runtimes *': [['runtimes.update', 'json', (c, { id, body }) => c.runtimes.update(id, body)]],
  'DELETE runtimes *': [['runtimes.delete', 'nothing', (c, { id }) => c.runtimes.delete(id)]],
  'GET runtimes * pool': [['runtimes.pool', 'nothing', (c, { id }) => c.runtimes.pool(id)]],
  'GET functions': [['functions.list', 'list', (c, { options }) => c.functions.list(options)]],
  'POST functions': [['functions.create', 'code', (c, { body }) => c.functions.create(body)]],
  'GET functions *': [
    ['functions.get', 'nothing', (c, { id }) => c.functions.get(id)],
    ['functions.download', 'download', (c, { id }) => c.functions.download(id)],
  ],
  'PUT functions *': [['functions.update', 'code', (c, { id, body }) => c.functions.update(id, body)]],
  'DELETE functions *': [['functions.delete', 'nothing', (c, { id }) => c.functions.delete(id)]],
  'POST functions * scale_up': [
    ['functions.scaleUp', 'count', (c, { id, count }) => c.functions.scaleUp(id, count)],
  ],
  'POST functions * scale_down': [
    ['functions.scaleDown', 'count', (c, { id, count }) => c.functions.scaleDown(id, count)],
  ],
  'POST functions * detach': [['functions.detach', 'nothing', (c, { id }) => c.functions.detach(id)]],
  'GET functions * workers': [
    ['functions.workers', 'version', (c, { id, options }) => c.functions.workers(id, options)],
  ],
  'GET functions * versions': [
    ['versions.list', 'list', (c, { id, options }) => c.versions.list(id, options)],
  ],
  'POST functions * versions': [
    ['versions.publish', 'nothing', (c, { id }) => c.versions.publish(id)],
    ['versions.publish', 'json', (c, { id, body }) => c.versions.publish(id, body)],
  ],
  'GET functions * versions *': [
    ['versions.get', 'nothing', (c, { id, version }) => c.versions.get(id, version)],
    ['versions.download', 'download', (c, { id, version }) => c.versions.download(id, version)],
  ],
  'PUT functions * versions *': [
    ['versions.update', 'json', (c, { id, version, body }) => c.versions.update(id, version, body)],
  ],
  'DELETE functions * versions *': [
    ['versions.delete', 'nothing', (c, { id, version }) => c.versions.delete(id, version)],
  ],
  'POST functions * versions * restore': [
    ['versions.restore', 'nothing', (c, { id, version }) => c.versions.restore(id, version)],
  ],
  'POST functions * versions * scale_up': [
    ['versions.scaleUp', 'count', (c, { id, version, count }) => c.versions.scaleUp(id, version, count)],
  ],
  'POST functions * versions * scale_down': [
    ['versions.scaleDown', 'count', (c, { id, version, count }) => c.versions.scaleDown(id, version, count)],
  ],
  'POST functions * versions * detach': [
    ['versions.detach', 'nothing', (c, { id, version }) => c.versions.detach(id, version)],
  ],
  'GET aliases': [['aliases.list', 'list', (c, { options }) => c.aliases.list(options)]],
  'POST aliases': [['aliases.create', 'json', (c, { body }) => c.aliases.create(body)]],
  'GET aliases *': [['aliases.get', 'nothing', (c, { id }) => c.aliases.get(id)]],
  'PUT aliases *': [['aliases.update', 'json', (c, { id, body }) => c.aliases.update(id, body)]],
  'DELETE aliases *': [['aliases.delete', 'nothing', (c, { id }) => c.aliases.delete(id)]],
  'GET executions': [['executions.list', 'list', (c, { options }) => c.executions.list(options)]],
  'POST executions': [['executions.create', 'json', (c, { body }) => c.executions.create(body)]],
  'GET executions *': [['executions.get', 'nothing', (c, { id }) => c.executions.get(id)]],
  'GET executions * log': [['executions.log', 'nothing', (c, { id }) => c.executions.log(id)]],
  'POST executions * cancel': [['executions.cancel', 'nothing', (c, { id }) => c.executions.cancel(id)]],
  'DELETE executions *': [['executions.delete', 'nothing', (c, { id }) => c.executions.delete(id)]],
  'GET jobs': [['jobs.list', 'list', (c, { options }) => c.jobs.list(options)]],
  'POST jobs': [['jobs.create', 'json', (c, { body }) => c.jobs.create(body)]],
  'GET jobs *': [['jobs.get', 'nothing', (c, { id }) => c.jobs.get(id)]],
  'PUT jobs *': [['jobs.update', 'json', (c, { id, body }) => c.jobs.update(id, body)]],
  'DELETE jobs *': [['jobs.delete', 'nothing', (c, { id }) => c.jobs.delete(id)]],
  'GET webhooks': [['webhooks.list', 'list', (c, { options }) => c.webhooks.list(options)]],
  'POST webhooks': [['webhooks.create', 'json', (c, { body }) => c.webhooks.create(body)]],
  'GET webhooks *': [['webhooks.get', 'nothing', (c, { id }) => c.webhooks.get(id)]],
  'PUT webhooks *': [['webhooks.update', 'json', (c, { id, body }) => c.webhooks.update(id, body)]],
  'DELETE webhooks *': [['webhooks.delete', 'nothing', (c, { id }) => c.webhooks.delete(id)]],
  'POST webhooks * invoke': [
    ['webhooks.invoke', 'query', (c, { id, body, options }) => c.webhooks.invoke(id, body, options)],
  ],
};

/** Every method of the table. */
export const typedCallNames: ReadonlySet<string> = new Set(
  Object.values(rows).flatMap((each) => each.map(([name]) => name)),
);

/** The method that says this request; undefined when none does. */
export function typedCallOf(said: Said): TypedCall | undefined {
  if (said.otherHeaders.length > 0) return undefined;
  // Ids, names and versions stand at the second and at the fourth place.
  const route = [said.method, ...said.segments.map((segment, at) => (at % 2 === 0 ? segment : '*'))];
  const [, id = '', , version = ''] = said.segments;
  for (const [name, takes, call] of rows[route.join(' ')] ?? []) {
    const rest = givenBy[takes](said);
    if (rest !== undefined)
      return { name, call: (client) => call(client, { id, version, ...rest } as Given) };
  }
  return undefined;
}

const isPlain = ({ query, file }: Said): boolean => [...query].length === 0 && file === undefined;

/** What a request gives to a method that takes this; undefined when it says something else. */
const givenBy = {
  nothing: (said: Said) => (isPlain(said) && said.body === undefined ? {} : undefined),
  json: (said: Said) => (isPlain(said) && said.body !== undefined ? { body: said.body } : undefined),
  count: (said: Said) =>
    isPlain(said) && Object.keys(said.body ?? {}).join() === 'count'
      ? { count: said.body?.count }
      : undefined,
  code: ({ method, query, body, file }: Said) => {
    if ([...query].length > 0 || body === undefined || 'package' in body) return undefined;
    if (file === undefined) return { body };
    // A new function with a package always says that its code is one.
    return method === 'PUT' || 'code' in body ? { body: { ...body, package: file } } : undefined;
  },
  list: ({ query, body }: Said) => {
    const options = body === undefined ? listOptionsOf(query) : undefined;
    return options === undefined ? undefined : { options };
  },
  version: ({ query, body }: Said) => {
    const text = query.get('function_version');
    if (body !== undefined || [...query].length > 1 || query.size !== (text === null ? 0 : 1))
      return undefined;
    if (text === null) return {};
    return String(Number(text)) === text ? { options: { function_version: Number(text) } } : undefined;
  },
  query: ({ query, body }: Said) => {
    const isOnce = new Set(query.keys()).size === query.size;
    return isOnce && body !== undefined ? { body, options: { query: Object.fromEntries(query) } } : undefined;
  },
  download: ({ query, body }: Said) =>
    query.toString() === 'download=true' && body === undefined ? {} : undefined,
} as const satisfies Record<string, (said: Said) => Readonly<Record<string, unknown>> | undefined>;
