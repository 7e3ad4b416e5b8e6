import assert from 'node:assert/strict';
import { type HttpAnswer, type HttpRequest, type SendHttp, sendHttp } from '@qinling/conformance';
import { createClient, type Listing, QinlingApiError } from '../../src/index.js';
import { saidBy } from './said.js';
import { type TypedCall, typedCallOf } from './typed-calls.js';

/** What became of the kit's requests. */
export interface Tally {
  /** How many went through a method, and how many could not. */
  typed: number;
  bare: number;
  /** Methods. */
  readonly succeeded: Set<string>;
  readonly refused: Set<string>;
}

/**
 * Sends the kit's requests through the methods of the client, as far as they can be said with them, and the rest bare. The kit gets to see what
 * came over the wire; what the method made of it must say the same.
 */
export function throughClient(baseUrl: string, tally: Tally): SendHttp {
  return async (request) => {
    const said = saidBy(request, baseUrl);
    const typed = said === undefined ? undefined : typedCallOf(said);
    tally[typed === undefined ? 'bare' : 'typed'] += 1;
    return typed === undefined ? sendHttp(request) : sendTyped(request, typed, baseUrl, tally);
  };
}

async function sendTyped(
  { method, url, headers = {} }: HttpRequest,
  { name, call }: TypedCall,
  baseUrl: string,
  tally: Tally,
): Promise<HttpAnswer> {
  const answers: Promise<HttpAnswer>[] = [];
  const { 'content-type': _, ...login } = headers;
  const client = createClient({
    url: baseUrl,
    headers: login,
    retries: 0,
    fetch: async (address, init) => {
      const response = await fetch(address, init);
      answers.push(recorded(`${method} ${new URL(url).pathname}`, response.clone()));
      return response;
    },
  });
  const hasLimit = new URL(url).searchParams.has('limit');
  const outcome = await settle(() => resultOf(call(client), hasLimit));
  const answer = await answers.at(-1);
  if (answer === undefined) throw new Error(`${name} sent nothing.`, { cause: outcome.error });
  if (outcome.error !== undefined) {
    assertSameRefusal(outcome.error, answer);
    tally.refused.add(name);
    return answer;
  }
  assert.ok(answer.status < 400, `${name} resolved, though the service answered ${answer.status}`);
  tally.succeeded.add(name);
  return withResult(answer, outcome.value, name);
}

async function recorded(asked: string, response: Response): Promise<HttpAnswer> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const headers = Object.fromEntries(response.headers);
  return { asked, status: response.status, headers, bytes, text: bytes.toString() };
}

/** A list without a limit is walked to its end, since that is what the kit asked for. */
async function resultOf(given: ReturnType<TypedCall['call']>, hasLimit: boolean): Promise<unknown> {
  if (!isListing(given)) return given;
  if (!hasLimit) return { rows: await given.toArray() };
  for await (const page of given.pages()) return { rows: page.items };
  return { rows: [] };
}

function isListing(value: object): value is Listing<unknown> {
  return 'pages' in value;
}

async function settle(work: () => Promise<unknown>): Promise<{ value?: unknown; error?: unknown }> {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
}

function assertSameRefusal(error: unknown, { asked, status, text, headers }: HttpAnswer): void {
  if (!(error instanceof QinlingApiError)) throw error;
  const fault = JSON.parse(text);
  const seen = {
    status: error.status,
    faultstring: error.message,
    request_id: error.requestId,
    field: error.field,
    blockers: error.blockers,
  };
  const sent = {
    status,
    faultstring: fault.faultstring,
    request_id: headers['x-openstack-request-id'],
    field: fault.field,
    blockers: fault.blockers ?? [],
  };
  assert.deepEqual(seen, sent, asked);
}

/** The answer, once it is clear that the method's result says the same. */
async function withResult(answer: HttpAnswer, result: unknown, name: string): Promise<HttpAnswer> {
  if (result === undefined) return answer;
  if (typeof result === 'string') {
    assert.equal(result, answer.text);
    return answer;
  }
  if (isDownload(result)) {
    assert.ok(answer.bytes.equals(await result.bytes()), `${name}: the bytes`);
    return answer;
  }
  const body = JSON.parse(answer.text);
  if (name === 'functions.workers') assert.deepEqual(result, body.workers);
  else if (isRows(result)) return withRows(answer, body, result.rows);
  else assert.deepEqual(result, body, name);
  return answer;
}

function isDownload(result: unknown): result is { bytes(): Promise<Uint8Array> } {
  return typeof result === 'object' && result !== null && 'bytes' in result;
}

function isRows(result: unknown): result is { rows: readonly unknown[] } {
  return typeof result === 'object' && result !== null && 'rows' in result;
}

/** The last page's answer, with the rows of all. */
function withRows(answer: HttpAnswer, body: Record<string, unknown>, rows: readonly unknown[]): HttpAnswer {
  const [collection = ''] = Object.keys(body);
  const last = body[collection];
  assert.ok(Array.isArray(last));
  assert.deepEqual(rows.slice(rows.length - last.length), last);
  const text = JSON.stringify({ ...body, [collection]: rows });
  return { ...answer, text, bytes: Buffer.from(text) };
}
