import assert from 'node:assert/strict';
import type { Answer } from './send.js';

/** A resource as JSON. */
export interface Row {
  readonly id: string;
  readonly [column: string]: unknown;
}

export interface ErrorBody {
  readonly faultcode: string;
  readonly faultstring: string;
  readonly field?: unknown;
  readonly blockers?: readonly { readonly kind: string; readonly id: string; readonly name?: string }[];
}

/** 200 with a JSON body. */
export function ok(answer: Answer): Row {
  return answered(answer, 200);
}

/** 201 with a JSON body. */
export function created(answer: Answer): Row {
  return answered(answer, 201);
}

/** `status` with a JSON body. */
export function answered(answer: Answer, status: number): Row {
  assertStatus(answer, status);
  return json(answer) as Row;
}

/** 202; what its body holds is the server's business. */
export function accepted(answer: Answer): void {
  assertStatus(answer, 202);
}

/** 204 without a body. */
export function noContent(answer: Answer): void {
  assertStatus(answer, 204);
  assert.equal(answer.bytes.length, 0, `${answer.asked}: 204 with a body`);
}

/** An error in the one shape that clients can read; with this message, where one is given. */
export function refused(answer: Answer, status: number, message?: string | RegExp): ErrorBody {
  assertStatus(answer, status);
  const body = json(answer) as Partial<ErrorBody> & { debuginfo?: unknown };
  const { faultstring } = body;
  assert.equal(body.faultcode, status >= 500 ? 'Server' : 'Client', `${answer.asked}: faultcode`);
  assert.ok(typeof faultstring === 'string' && faultstring !== '', `${answer.asked}: faultstring`);
  assert.ok('debuginfo' in body && body.debuginfo === null, `${answer.asked}: debuginfo is null`);
  if (typeof message === 'string') assert.equal(faultstring, message, answer.asked);
  if (message instanceof RegExp) assert.match(faultstring, message, answer.asked);
  return body as ErrorBody;
}

/** A refusal with 400 that says which field is wrong, in its text or beside it. */
export function refusedField(answer: Answer, field: string): void {
  const { faultstring, field: named } = refused(answer, 400);
  assert.ok(
    faultstring.includes(field) || named === field,
    `${answer.asked}: '${faultstring}' does not say that '${field}' is wrong`,
  );
}

/** A refusal with 403 whose `blockers` name exactly these, by kind and id; with this message, where one is given. */
export function blocked(
  answer: Answer,
  message: string | undefined,
  blockers: readonly { readonly kind: string; readonly id: string }[],
): void {
  const named = refused(answer, 403, message).blockers ?? [];
  const seen = named.map(({ kind, id }) => `${kind} ${id}`).sort();
  const wanted = blockers.map(({ kind, id }) => `${kind} ${id}`).sort();
  assert.deepEqual(seen, wanted, `${answer.asked}: blockers`);
}

export function assertStatus(answer: Answer, ...statuses: readonly number[]): void {
  assert.ok(
    statuses.includes(answer.status),
    `${answer.asked}: expected ${statuses.join(' or ')}, got ${answer.status}: ${answer.text.slice(0, 500)}`,
  );
}

/** The body as JSON, if it says that it is. */
export function json(answer: Answer): unknown {
  assert.match(`${answer.headers['content-type']}`, /^application\/json\b/, `${answer.asked}: content type`);
  return JSON.parse(answer.text);
}

/** The rows of a list, and the URL of its next page, if there is one. */
export function listed(answer: Answer, key: string): { rows: readonly Row[]; next: string | undefined } {
  const body = ok(answer);
  const { [key]: rows, next } = body;
  assert.ok(Array.isArray(rows), `${answer.asked}: '${key}' is an array`);
  assert.ok(next === undefined || next === null || typeof next === 'string', `${answer.asked}: next`);
  return { rows: rows as readonly Row[], next: next === null ? undefined : (next as string | undefined) };
}
