import assert from 'node:assert/strict';
import type { ConformanceCase } from '../../cases.js';
import type { HttpCaller, HttpSubject } from '../http-subject.js';
import { type Api, apiOf } from './api.js';
import { eventually } from './eventually.js';
import { created, ok, type Row } from './expect.js';
import { fieldParts, packagePart } from './form.js';
import { runtimeOf } from './runtime-of.js';
import { echoing } from './sources.js';
import { unique } from './unique.js';
import { type Files, zip } from './zip.js';

export interface FunctionSetup {
  /** The files of its package. Default: an echo labelled `latest`. */
  readonly files?: Files;
  /** Default: the kit's own runtime. */
  readonly runtime_id?: string;
  readonly name?: string;
  readonly description?: string;
  readonly entry?: string;
  readonly cpu?: number;
  readonly memory_size?: number;
  readonly timeout?: number;
}

/** What a case works with: callers, and rows made in one line. Everything is new to each case. */
export interface Kit {
  readonly subject: HttpSubject;
  /** A member of a project of this case's own; without logins, everyone. */
  readonly api: Api;
  /** An administrator of the same project. */
  readonly admin: Api;
  /** Nobody: sends no login. */
  readonly nobody: Api;
  /** Another caller. Only in cases that need logins. */
  login(caller: HttpCaller): Api;
  /** The id of an available, public runtime that runs nodejs packages. */
  runtimeId(): Promise<string>;
  createFunction(setup?: FunctionSetup, api?: Api): Promise<Row>;
  /** Replaces a function's package. */
  changeCode(fn: Row, files: Files): Promise<Row>;
  publish(fn: Row, description?: string): Promise<Row>;
  createAlias(fn: Row, version?: number): Promise<Row>;
  createJob(target: Readonly<Record<string, unknown>>): Promise<Row>;
  createWebhook(target: Readonly<Record<string, unknown>>): Promise<Row>;
  /** Runs a target and waits for its end. */
  run(target: Readonly<Record<string, unknown>>): Promise<Row>;
  /** Waits for the end of an execution that was started elsewhere. */
  finished(executionId: string): Promise<Row>;
}

/** A job's pattern that fires too seldom to fire in a test. */
export const seldom = '0 0 1 1 *';

export function kitOf(subject: HttpSubject): Kit {
  const project = unique('project');
  const login = (caller: HttpCaller): Api => {
    assert.ok(subject.as, 'this case needs logins');
    return apiOf(subject.baseUrl, subject.as(caller), subject.send);
  };
  const anonymous = apiOf(subject.baseUrl, {}, subject.send);
  const inProject = (role: string): Api =>
    subject.as ? login({ projectId: project, roles: [role] }) : anonymous;
  const api = inProject('member');
  const get = async (path: string) => ok(await api.get(path));
  return {
    subject,
    api,
    admin: inProject('admin'),
    nobody: anonymous,
    login,
    runtimeId: () => runtimeOf(subject),
    createFunction: async ({ files = echoing('latest'), ...fields } = {}, caller = api) =>
      created(
        await caller.form('POST', '/v1/functions', [
          ...fieldParts({ runtime_id: await runtimeOf(subject), code: '{"source":"package"}', ...fields }),
          packagePart(zip(files)),
        ]),
      ),
    changeCode: async (fn, files) =>
      ok(await api.form('PUT', `/v1/functions/${fn.id}`, [packagePart(zip(files))])),
    publish: async (fn, description) =>
      created(await api.post(`/v1/functions/${fn.id}/versions`, { description })),
    createAlias: async (fn, version = 0) =>
      created(
        await api.post('/v1/aliases', {
          name: unique('alias'),
          function_id: fn.id,
          function_version: version,
        }),
      ),
    createJob: async (target) => created(await api.post('/v1/jobs', { pattern: seldom, ...target })),
    createWebhook: async (target) => created(await api.post('/v1/webhooks', target)),
    run: async (target) => created(await api.post('/v1/executions', target)),
    finished: (executionId) =>
      eventually(`execution ${executionId} ends`, async () => {
        const row = await get(`/v1/executions/${executionId}`);
        return row.status === 'running' ? undefined : row;
      }),
  };
}

/** What the code answered: the `output` in an execution's `result`, which is JSON text. */
export function outputOf(execution: Row): unknown {
  assert.equal(typeof execution.result, 'string', 'result is text');
  return (JSON.parse(execution.result as string) as { output: unknown }).output;
}

/** What `echoing` answered in an execution that succeeded. */
export function echoOf(execution: Row): { readonly label: string; readonly input: unknown } {
  assert.equal(execution.status, 'success', `${execution.result}`);
  return outputOf(execution) as { label: string; input: unknown };
}

export interface HttpCase extends ConformanceCase<HttpSubject> {
  /** It mostly waits, so it may run beside others of its kind. */
  readonly waits: boolean;
  readonly needsLogins: boolean;
}

interface CaseOptions {
  readonly waits?: boolean;
  readonly needsLogins?: boolean;
}

/** A case that gets a kit of its own. */
export function httpCase(
  name: string,
  run: (kit: Kit) => Promise<void>,
  { waits = false, needsLogins = false }: CaseOptions = {},
): HttpCase {
  return {
    name,
    waits,
    needsLogins,
    appliesTo: (subject) => !needsLogins || subject.as !== undefined,
    run: (subject) => run(kitOf(subject)),
  };
}
