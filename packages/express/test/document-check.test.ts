import { describe, expect, it } from 'vitest';
import { readRecordings } from '../src/openapi/recordings.js';
import { problemsOf } from './support/document-check.js';
import { observe } from './support/observe.js';
import { askAt, serve } from './support/world.js';

const recorded = readRecordings().getFunction?.answers[200]?.['application/json']?.a_function
  ?.value as object;
const row = '/v1/functions/018f3a5c-6800-7000-8000-000000000004';

interface Planted {
  readonly status?: number;
  readonly type?: string;
  readonly body?: unknown;
}

/** What the check of the contract's answers says of a server that answers so. */
async function problemsWith(
  { status = 200, type = 'application/json', body }: Planted,
  method = 'GET',
  path = row,
): Promise<readonly string[]> {
  const problems: string[] = [];
  const origin = await serve(
    observe(
      (_request, response) => {
        response.statusCode = status;
        response.setHeader('content-type', type).end(JSON.stringify(body));
      },
      '/prefix',
      (exchange) => problems.push(...problemsOf(exchange)),
    ),
  );
  await askAt(origin)(method, `/prefix${path}`);
  return problems;
}

// The contract's runs pass through this check: it must see what is wrong.
describe('the check of answers against the OpenAPI document', () => {
  it('passes an answer as it is documented', async () => {
    expect(await problemsWith({ body: recorded })).toEqual([]);
    const list = { functions: [recorded], next: 'http://127.0.0.1/v1/functions?marker=x' };
    expect(await problemsWith({ body: list }, 'GET', '/v1/functions')).toEqual([]);
    const columns = { functions: [{ name: 'hello' }] };
    expect(await problemsWith({ body: columns }, 'GET', '/v1/functions?fields=name')).toEqual([]);
  });

  const fault = { faultcode: 'Client', faultstring: 'No.', debuginfo: null, request_id: 'req-1' };
  it.each<[string, Planted, RegExp, string?, string?]>([
    ['a field that is not documented', { body: { ...recorded, color: 'red' } }, /"color"/],
    ['one within', { body: { ...recorded, code: { source: 'image', image: 'x', color: 1 } } }, /"color"/],
    [
      'one in a list',
      { body: { functions: [{ ...recorded, color: 1 }] } },
      /"color"/,
      'GET',
      '/v1/functions',
    ],
    ['a column that is missing', { body: { ...recorded, entry: undefined } }, /required property 'entry'/],
    ['a value of another type', { body: { ...recorded, count: '1' } }, /count must be integer/],
    ['a time of another form', { body: { ...recorded, created_at: 'today' } }, /must match format/],
    ['a status that is not documented', { status: 202, body: recorded }, /status is not documented/],
    ['a refusal that is not documented', { status: 409, body: fault }, /status is not documented/],
    ['another media type', { type: 'text/html', body: '<p>' }, /type text\/html is not documented/],
    ['a refusal of another shape', { status: 404, body: { error: 'No.' } }, /"error"/],
    ['a refusal with more', { status: 404, body: { ...fault, stack: 'at' } }, /"stack"/],
    ['success without an operation', { body: {} }, /no such operation/, 'GET', '/v1/nothing'],
  ])('finds %s', async (_what, planted, expected, method, path) => {
    expect((await problemsWith(planted, method, path)).join('\n')).toMatch(expected);
  });
});
