import {
  ConflictError,
  type ErrorCode,
  InvalidInputError,
  NotAllowedError,
  OrchestratorError,
  QinlingError,
  StorageError,
  TooManyRequestsError,
  UnavailableError,
} from '@qinling/core';
import { describe, expect, it, vi } from 'vitest';
import { faultOf } from '../src/faults/fault.js';
import { createWorld } from './support/world.js';

const statuses = {
  'invalid-input': 400,
  unauthorized: 401,
  'not-allowed': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'runtime-not-available': 409,
  'payload-too-large': 413,
  'too-many-requests': 429,
  'not-supported': 501,
  unavailable: 503,
  storage: 500,
  orchestrator: 500,
} as const satisfies Record<ErrorCode, number>;

describe('an error of the core', () => {
  it.each(Object.entries(statuses))('%s becomes %i', (code, status) => {
    const fault = faultOf(new QinlingError(code as ErrorCode, 'why'), 'req-1');
    expect(fault.status).toBe(status);
    expect(fault.body).toMatchObject({
      faultcode: status >= 500 ? 'Server' : 'Client',
      debuginfo: null,
      request_id: 'req-1',
    });
  });

  it('does not quote more than anybody reads', () => {
    const { faultstring } = faultOf(new InvalidInputError(`Invalid: ${'x'.repeat(1e6)}`), 'r').body;
    expect(faultstring).toMatch(/^Invalid: x+…$/);
    expect(faultstring.length).toBeLessThan(5000);
  });

  it('keeps its words, unless they are about our insides', () => {
    expect(faultOf(new ConflictError('It runs.'), 'r').body.faultstring).toBe('It runs.');
    const cause = new Error('SQLITE_FULL');
    for (const error of [
      new StorageError('disk /dev/sda full', { cause }),
      new OrchestratorError('spawn /x'),
    ]) {
      expect(faultOf(error, 'r').body.faultstring).toMatch(/operator finds the reason in the log\.$/);
    }
  });

  it.each([
    ['timeoutSeconds', 'timeout'],
    ['memoryBytes', 'memory_size'],
    ['cpuMillis', 'cpu'],
    ['firstExecutionTime', 'first_execution_time'],
    ['code.md5sum', 'code.md5sum'],
  ])('names the field %s as clients spell it: %s', (field, wire) => {
    expect(faultOf(new InvalidInputError('wrong', { field }), 'r').body.field).toBe(wire);
  });

  it('names its blockers', () => {
    const blockers = [{ kind: 'alias', id: 'i', name: 'prod' }] as const;
    expect(faultOf(new NotAllowedError('in use', { blockers }), 'r').body.blockers).toEqual(blockers);
  });

  it.each([
    [new TooManyRequestsError('full', { retryAfterSeconds: 2.2 }), '3'],
    [new TooManyRequestsError('full'), '1'],
    [new UnavailableError('closing', { retryAfterSeconds: 30 }), '30'],
  ])('says when to return', (error, seconds) => {
    expect(faultOf(error, 'r').headers).toEqual({ 'Retry-After': seconds });
  });
});

describe('any other error', () => {
  it('becomes a fixed sentence with the id of the request; the log has the rest', async () => {
    const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
    const { ask, qinling } = await createWorld({ router: { logger } });
    const failure = new Error('password is hunter2');
    vi.spyOn(qinling.functions, 'list').mockRejectedValue(failure);
    const answer = await ask('GET', '/v1/functions', { headers: { 'x-request-id': 'req-theirs' } });
    const requestId = answer.headers['x-openstack-request-id'];
    expect(answer.status).toBe(500);
    expect(answer.json()).toEqual({
      faultcode: 'Server',
      faultstring: `The service failed. Its operator finds the reason under ${requestId}.`,
      debuginfo: null,
      request_id: requestId,
    });
    expect(logger.error).toHaveBeenCalledWith(
      expect.objectContaining({ requestId, callerRequestId: 'req-theirs', err: failure, status: 500 }),
      expect.any(String),
    );
  });

  it('is trusted with its status only when it says that clients may read it', () => {
    const status = (error: unknown) => faultOf(error, 'r').status;
    expect(status(Object.assign(new Error('x'), { status: 413, expose: true }))).toBe(413);
    expect(status(Object.assign(new Error('x'), { status: 413 }))).toBe(500);
    expect(status(Object.assign(new Error('x'), { status: 302, expose: true }))).toBe(500);
    expect(status('a string')).toBe(500);
    expect(status(undefined)).toBe(500);
  });
});
