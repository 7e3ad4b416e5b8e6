import type { ClientOptions } from './client-options.js';
import { type Aliases, aliasesOf } from './nouns/aliases.js';
import { type Executions, executionsOf } from './nouns/executions.js';
import { type Functions, functionsOf } from './nouns/functions.js';
import { type Jobs, jobsOf } from './nouns/jobs.js';
import { requestsOf } from './nouns/requests.js';
import { type Runtimes, runtimesOf } from './nouns/runtimes.js';
import { type Versions, versionsOf } from './nouns/versions.js';
import { type Webhooks, webhooksOf } from './nouns/webhooks.js';
import { createTransport } from './transport/transport.js';

/** The API, noun by noun. Values have the names of the wire, so that what is documented there holds here. */
export interface QinlingClient {
  /** The address of the service, without `/v1`. */
  readonly url: string;
  readonly runtimes: Runtimes;
  readonly functions: Functions;
  readonly versions: Versions;
  readonly aliases: Aliases;
  readonly executions: Executions;
  readonly jobs: Jobs;
  readonly webhooks: Webhooks;
}

/**
 * A client of the Qinling API. It holds nothing that must be closed. Every method may reject with `QinlingApiError` (the service refused),
 * `NotReachableError`, `TimeoutError`, `UnexpectedAnswerError` (it is not Qinling that answers), or the reason of the caller's signal. Throws
 * `TypeError` for a url that is none.
 */
export function createClient(options: ClientOptions): QinlingClient {
  const transport = createTransport(options);
  const requests = requestsOf(transport);
  return {
    url: transport.baseUrl,
    runtimes: runtimesOf(requests),
    functions: functionsOf(requests),
    versions: versionsOf(requests),
    aliases: aliasesOf(requests),
    executions: executionsOf(requests),
    jobs: jobsOf(requests),
    webhooks: webhooksOf(requests),
  };
}
