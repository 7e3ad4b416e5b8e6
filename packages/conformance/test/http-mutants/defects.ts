import type { Defect, ProxiedAnswer, ProxiedRequest } from './broken-proxy.js';

export type Row = Record<string, unknown>;

/** A broken server: one defect, and the case of the kit that must see it. */
export interface HttpMutant {
  readonly defect: string;
  readonly red: string;
  readonly breaks: readonly Defect[];
}

export function mutant(defect: string, red: string, ...breaks: readonly Defect[]): HttpMutant {
  return { defect, red, breaks };
}

// Routes are written `METHOD /path`, with `*` for any method or any one segment of the path.

/** Changes requests of a route before the good server sees them: it then does what a broken one would. */
export function request(route: string, edit: (request: ProxiedRequest) => void): Defect {
  const matches = matcher(route);
  return {
    request: (each) => {
      if (matches(each)) edit(each);
    },
  };
}

/** Changes answers of a route. */
export function answer(
  route: string,
  edit: (answer: ProxiedAnswer, request: ProxiedRequest) => void,
): Defect {
  const matches = matcher(route);
  return {
    answer: (each, asked) => {
      if (matches(asked)) edit(each, asked);
    },
  };
}

/** Changes the fields of a JSON request body. */
export function fields(route: string, edit: (fields: Row) => void): Defect {
  return request(route, (each) => {
    const body = parsed(each.body);
    if (body === undefined) return;
    edit(body);
    each.body = Buffer.from(JSON.stringify(body));
  });
}

/** Replaces text in a request body, whatever its type. */
export function text(route: string, from: string | RegExp, to: string): Defect {
  return request(route, (each) => {
    each.body = Buffer.from(each.body.toString('latin1').replaceAll(globally(from), to), 'latin1');
  });
}

/** Changes the query of a request. */
export function query(route: string, edit: (query: URLSearchParams) => void): Defect {
  return request(route, (each) => {
    const [path = '', search] = each.path.split('?');
    const params = new URLSearchParams(search);
    edit(params);
    each.path = params.size === 0 ? path : `${path}?${params}`;
  });
}

/** Changes the resource in an answer that is no refusal. */
export function row(route: string, edit: (row: Row, request: ProxiedRequest) => void): Defect {
  return jsonAnswer(route, (status) => status < 400, edit);
}

/** Changes the rows of a list. */
export function rows(route: string, edit: (rows: Row[]) => void): Defect {
  return row(route, (body) => {
    const list = Object.values(body).find((value) => Array.isArray(value));
    if (list !== undefined) edit(list as Row[]);
  });
}

/** Changes the body of a refusal. */
export function fault(route: string, edit: (fault: Row) => void): Defect {
  return jsonAnswer(route, (status) => status >= 400, edit);
}

/** Says something else in refusals. */
export function faultstring(route: string, from: string | RegExp, to: string): Defect {
  return fault(route, (body) => {
    body.faultstring = `${body.faultstring}`.replace(from, to);
  });
}

/** Answers of one status get another; the body stays unless it is given. */
export function status(route: string, from: number, to: number, body?: Row): Defect {
  return answer(route, (each) => {
    if (each.status !== from) return;
    each.status = to;
    if (to === 204) each.body = Buffer.alloc(0);
    if (body !== undefined) setJson(each, body);
    if (to === 204 || body !== undefined) each.headers['content-length'] = `${each.body.length}`;
  });
}

/** Refuses requests that a good server takes. */
export function refuses(route: string, when: (request: ProxiedRequest) => boolean, code = 400): Defect {
  return answer(route, (each, asked) => {
    if (!when(asked)) return;
    each.status = code;
    setJson(each, { faultcode: 'Client', faultstring: 'Refused.', debuginfo: null });
  });
}

function jsonAnswer(
  route: string,
  when: (status: number) => boolean,
  edit: (body: Row, request: ProxiedRequest) => void,
): Defect {
  return answer(route, (each, asked) => {
    const body = parsed(each.body);
    if (body === undefined || !when(each.status)) return;
    edit(body, asked);
    setJson(each, body);
  });
}

function setJson(each: ProxiedAnswer, body: Row): void {
  each.headers['content-type'] = 'application/json';
  each.body = Buffer.from(JSON.stringify(body));
  each.headers['content-length'] = `${each.body.length}`;
}

function parsed(body: Buffer): Row | undefined {
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : undefined;
  } catch {
    return undefined;
  }
}

function matcher(route: string): (request: ProxiedRequest) => boolean {
  const pattern = route.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/ ]+');
  const whole = new RegExp(`^${pattern}/?$`);
  return ({ method, path }) => whole.test(`${method} ${path.split('?')[0]}`);
}

function globally(from: string | RegExp): string | RegExp {
  return from instanceof RegExp && !from.flags.includes('g') ? new RegExp(from, `${from.flags}g`) : from;
}
