import express from 'express';
import { describe, expect, it, vi } from 'vitest';
import { express4 } from './support/express4.js';
import { createWorld, type WorldOptions } from './support/world.js';

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

async function refusal(method: string, path: string, body: string, headers: Record<string, string> = json) {
  const { ask } = await createWorld();
  const answer = await ask(method, path, { headers, body });
  return [answer.status, answer.json().faultstring];
}

describe('a JSON body', () => {
  it.each([
    ['{"image":"x","foo":null}', 'Unknown attribute for argument runtime: foo'],
    ['{"image":"x","__proto__":{"name":"y"}}', 'Unknown attribute for argument runtime: __proto__'],
    ['{"image":"x","constructor":1}', 'Unknown attribute for argument runtime: constructor'],
    [
      '{"image":"x","id":"5"}',
      "Invalid input for field/attribute id. Value: '5'. Cannot set read only field.",
    ],
    ['{"image":5}', "Invalid input for field/attribute image. Value: '5'. A string is required."],
    ['{"image":null}', 'image must be provided.'],
    ['{"image":"x","is_public":"true"}', /A boolean is required\.$/],
    [`{"image":["${'x'.repeat(500)}"]}`, /…'\. A string is required\.$/],
    ['{"image":', /^The body is not valid JSON: /],
    ['[{}]', 'The body must be a JSON object.'],
    ['', 'A body must be provided.'],
    [`{"image":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'The body is nested too deeply.'],
  ])('%.60s is a 400', async (body, message) => {
    const [status, faultstring] = await refusal('POST', '/v1/runtimes', body);
    expect(status).toBe(400);
    if (typeof message === 'string') expect(faultstring).toBe(message);
    else expect(faultstring).toMatch(message);
    expect(({} as Record<string, unknown>).name).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'toString', 'isAdmin'])(
    'names the unknown attribute %s',
    async (name) => {
      const { ask } = await createWorld();
      const body = `{"image":"x",${JSON.stringify(name)}:1}`;
      expect((await ask('POST', '/v1/runtimes', { headers: json, body })).json()).toMatchObject({
        field: name,
      });
      const query = await ask('GET', `/v1/runtimes?${name}=1`);
      expect(query.json()).toMatchObject({ field: name });
    },
  );

  it.each([
    ['not JSON', 'nope', 'code'],
    ['nested too deeply', '['.repeat(1000) + ']'.repeat(1000), 'code'],
    ['no object', '[]', 'code'],
    ['of a source of the wrong type', '{"source":1}', 'code.source'],
    ['with an unknown attribute', '{"source":"package","extra":1}', 'code'],
  ])('names the field when code is %s', async (_what, code, field) => {
    const { askJson } = await createWorld();
    const answer = await askJson('POST', '/v1/functions', { code });
    expect([answer.status, answer.json().field]).toEqual([400, field]);
  });

  it('refuses a source that there is not, also without code', async () => {
    const { askJson, createFunction } = await createWorld();
    const answer = await askJson('PUT', `/v1/functions/${await createFunction()}`, { source: 'nonsense' });
    expect([answer.status, answer.json().field]).toEqual([400, 'source']);
  });

  it('takes null for a read-only attribute: not given', async () => {
    const { askJson } = await createWorld();
    const body = { image: 'x', id: null, created_at: null, name: null };
    expect((await askJson('POST', '/v1/runtimes', body)).status).toBe(201);
  });

  it.each([
    [{ ...json, 'content-encoding': 'gzip' }, '{}', 415],
    [{ 'content-type': 'application/json; charset=latin1' }, '{}', 415],
    [{ 'content-type': 'application/json; charset=UTF-8' }, '{}', 400],
    [{ 'content-type': 'application/vnd.qinling+json' }, '{}', 400],
    [{ 'content-type': 'text/plain' }, '{}', 415],
    [form, 'image=x', 415],
    [{ 'content-type': '' }, '{}', 415],
    [{}, '{}', 400],
  ])('with the headers %j', async (headers, body, status) => {
    expect((await refusal('POST', '/v1/runtimes', body, headers))[0]).toBe(status);
  });

  it('that is no UTF-8 is a 400', async () => {
    const { ask } = await createWorld();
    const body = Buffer.from('{"image":"\xff"}', 'latin1');
    const answer = await ask('POST', '/v1/runtimes', { headers: json, body });
    expect([answer.status, answer.json().faultstring]).toEqual([400, 'The body is not valid UTF-8.']);
  });

  it.each(['with a length', 'in chunks'])('that is too long is a 413, sent %s', async (how) => {
    const { ask } = await createWorld({ router: { maxBodyBytes: 1000 } });
    const text = JSON.stringify({ image: 'x'.repeat(1000) });
    const body = how === 'in chunks' ? [Buffer.from(text)] : text;
    const answer = await ask('POST', '/v1/runtimes', { headers: json, body });
    expect([answer.status, answer.json().faultstring]).toEqual([
      413,
      'The body is too large: at most 1000 bytes are allowed.',
    ]);
  });

  it('names the field that is wrong before the field that is missing', async () => {
    expect(await refusal('POST', '/v1/aliases', '{"function_version":"one"}')).toEqual([
      400,
      "Invalid input for field/attribute function_version. Value: 'one'. An integer is required.",
    ]);
  });

  it.each([-1, 1.5, 2 ** 31, '1.0', '0x1', '', true, [1], {}])(
    'refuses %j as a version number',
    async (function_version) => {
      const body = JSON.stringify({ function_version, function_id: null });
      expect((await refusal('POST', '/v1/executions', body))[0]).toBe(400);
    },
  );

  it('keeps the input of an execution as it was given', async () => {
    const { askJson, createFunction } = await createWorld();
    const function_id = await createFunction();
    const inputOf = async (input: unknown) =>
      (await askJson('POST', '/v1/executions', { function_id, input })).json().input;
    expect(await inputOf('{"a": 1}')).toBe('{"a": 1}');
    expect(await inputOf({ a: [1, { b: null }] })).toBe('{"a":[1,{"b":null}]}');
    expect(await inputOf('')).toBe('');
    for (const input of [5, true, [1]]) {
      expect((await askJson('POST', '/v1/executions', { function_id, input })).status).toBe(400);
    }
  });
});

const hosts: readonly [string, NonNullable<WorldOptions['host']>][] = [
  ['Express 4, json and urlencoded', parsing(express4, express4.json(), express4.urlencoded())],
  ['Express 5, json and urlencoded', parsing(express, express.json(), express.urlencoded())],
  ['Express 5, text', parsing(express, express.text({ type: () => true }))],
  ['Express 5, raw', parsing(express, express.raw({ type: () => true }))],
];

function parsing(framework: typeof express, ...parsers: express.RequestHandler[]): WorldOptions['host'] & {} {
  return (router) =>
    framework()
      .use(...parsers)
      .use(router);
}

describe.each(hosts)('beside the body parsers of a host (%s)', (_name, host) => {
  it('JSON and forms are taken from where they are', async () => {
    const { ask, askJson } = await createWorld({ host });
    expect((await askJson('POST', '/v1/runtimes', { image: 'x' })).status).toBe(201);
    expect((await askJson('POST', '/v1/runtimes', {})).json().faultstring).toBe('image must be provided.');
    const body = new URLSearchParams({ code: '{"source":"image","image":"x"}', cpu: '150' }).toString();
    const created = await ask('POST', '/v1/functions', { headers: form, body });
    expect(created.json()).toMatchObject({ cpu: 150 });
    const twice = await ask('POST', '/v1/functions', { headers: form, body: `${body}&cpu=200` });
    expect(twice.json().faultstring).toBe('Duplicate form field: cpu');
  });

  it('a body that must be there is still missed', async () => {
    const { ask } = await createWorld({ host });
    const answer = await ask('POST', '/v1/runtimes');
    expect([answer.status, answer.json().faultstring]).toEqual([400, 'A body must be provided.']);
  });
});

describe('a host that read the body and threw it away', () => {
  it('is told so in its log', async () => {
    const error = vi.fn();
    const logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error };
    const { askJson } = await createWorld({
      router: { logger },
      host: (router) =>
        express()
          .use((request, _response, next) => {
            request.on('end', next).resume();
          })
          .use(router),
    });
    expect((await askJson('POST', '/v1/runtimes', { image: 'x' })).status).toBe(500);
    expect(error.mock.calls[0]?.[0]).toMatchObject({
      err: { message: expect.stringContaining('mount it first') },
    });
  });
});

describe('a form', () => {
  it.each(['code=%zz', 'code=%E0%A4', '%=1'])('with a broken escape is a 400: %s', async (body) => {
    expect(await refusal('POST', '/v1/functions', body, form)).toEqual([
      400,
      'The body is not a valid form: an escape in it is broken.',
    ]);
  });
});

describe('a webhook', () => {
  async function invoked(query: string, options: { headers?: Record<string, string>; body?: string } = {}) {
    const { ask, askJson, createFunction } = await createWorld();
    const hook = (await askJson('POST', '/v1/webhooks', { function_id: await createFunction() })).json();
    const answer = await ask('POST', `/v1/webhooks/${hook.id}/invoke${query}`, options);
    if (answer.status !== 202) return answer.status;
    const { input } = (await ask('GET', `/v1/executions/${answer.json().execution_id}`)).json();
    return JSON.parse(String(input)) as unknown;
  }

  it('makes its input from body and query; the body wins', async () => {
    expect(await invoked('?a=query&b=2', { headers: json, body: '{"a":"body"}' })).toEqual({
      a: 'body',
      b: '2',
    });
  });

  it('makes a list of a name that comes several times', async () => {
    expect(await invoked('?a=1&a=2', { headers: form, body: 'b=1&b=2&b=3&c=' })).toEqual({
      a: ['1', '2'],
      b: ['1', '2', '3'],
      c: '',
    });
  });

  it('takes __proto__ as the data that it is', async () => {
    const input = await invoked('?__proto__=q', { headers: json, body: '{"__proto__":{"polluted":true}}' });
    expect(JSON.stringify(input)).toBe('{"__proto__":{"polluted":true}}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('needs no body, and takes no other than JSON and forms', async () => {
    expect(await invoked('')).toEqual({});
    expect(await invoked('', { headers: { 'content-type': 'text/plain' }, body: 'x' })).toBe(415);
    expect(await invoked('', { headers: json, body: '[1]' })).toBe(400);
  });
});
