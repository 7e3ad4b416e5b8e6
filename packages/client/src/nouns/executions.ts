import { jsonBody } from '../body/outgoing-body.js';
import type { CallOptions } from '../client-options.js';
import type { ListOptions } from '../lists/list-options.js';
import type { Listing } from '../lists/listing.js';
import { path } from '../transport/path.js';
import { readJson, readText, textOf } from '../transport/read-answer.js';
import type { CreateExecutionBody, Execution } from '../wire-types.js';
import { callOf, type Requests } from './requests.js';
import { type WaitOptions, waitForExecution } from './wait-for-execution.js';

/** Runs. */
export interface Executions {
  /**
   * Runs a function. With `sync`, the default, it answers at the end, else at once. Code that fails is no error here: the status says
   * `failed`.
   */
  create(body: CreateExecutionBody, options?: CallOptions): Promise<Execution>;
  list<const Field extends keyof Execution = keyof Execution>(
    options?: ListOptions<keyof Execution, Field>,
  ): Listing<Pick<Execution, Field>>;
  get(id: string, options?: CallOptions): Promise<Execution>;
  /** What the code wrote; empty while there is none. */
  log(id: string, options?: CallOptions): Promise<string>;
  /**
   * The log from its beginning, as it grows, until the execution ends. It may take any time; without `timeoutMs` it waits as long as the code
   * writes nothing. A connection that breaks is not taken up again: the loop rejects.
   */
  followLog(id: string, options?: CallOptions): AsyncGenerator<string, void, undefined>;
  cancel(id: string, options?: CallOptions): Promise<Execution>;
  /** Ends it first when it runs. */
  delete(id: string, options?: CallOptions): Promise<void>;
  /** Resolves once it does not run any more, however it ended. Rejects with `TimeoutError` when that takes too long. */
  waitFor(id: string, options?: WaitOptions): Promise<Execution>;
}

export function executionsOf(requests: Requests): Executions {
  const get: Executions['get'] = async (id, options) => requests.get(path`/v1/executions/${id}`, options);
  return {
    get,
    create: (body, options) =>
      requests.transport.call(
        {
          method: 'POST',
          path: '/v1/executions',
          body: jsonBody(body),
          isSlow: body.sync !== false,
          ...callOf(options),
        },
        readJson<Execution>,
      ),
    list: (options) => requests.list('/v1/executions', 'executions', options),
    log: async (id, options) =>
      requests.transport.call(
        { method: 'GET', path: path`/v1/executions/${id}/log`, ...callOf(options) },
        readText,
      ),
    followLog: async function* (id, options) {
      const query = new URLSearchParams({ follow: 'true' });
      yield* textOf(
        await requests.transport.call(
          { method: 'GET', path: path`/v1/executions/${id}/log`, query, isSlow: true, ...callOf(options) },
          async (answer) => answer,
        ),
      );
    },
    cancel: async (id, options) =>
      requests.send('POST', path`/v1/executions/${id}/cancel`, undefined, options),
    delete: async (id, options) => requests.remove(path`/v1/executions/${id}`, options),
    waitFor: (id, options) => waitForExecution(get, id, options),
  };
}
