import type { Repositories } from '@qinling/core';
import type { Session } from '../session.js';
import { createAliasRepository } from './alias-repository.js';
import { createExecutionRepository } from './execution-repository.js';
import { createFunctionRepository } from './function-repository.js';
import { createHostRepository } from './host-repository.js';
import { createJobRepository } from './job-repository.js';
import { createPackageRepository } from './package-repository.js';
import { createRuntimeRepository } from './runtime-repository.js';
import { createVersionRepository } from './version-repository.js';
import { createWebhookRepository } from './webhook-repository.js';

/** Each is made when it is first asked for: a transaction needs few of them. */
export function createRepositories(session: Session): Repositories {
  const made: { -readonly [Name in keyof Repositories]?: Repositories[Name] } = {};
  return {
    get runtimes() {
      made.runtimes ??= createRuntimeRepository(session);
      return made.runtimes;
    },
    get functions() {
      made.functions ??= createFunctionRepository(session);
      return made.functions;
    },
    get versions() {
      made.versions ??= createVersionRepository(session);
      return made.versions;
    },
    get aliases() {
      made.aliases ??= createAliasRepository(session);
      return made.aliases;
    },
    get packages() {
      made.packages ??= createPackageRepository(session);
      return made.packages;
    },
    get executions() {
      made.executions ??= createExecutionRepository(session);
      return made.executions;
    },
    get jobs() {
      made.jobs ??= createJobRepository(session);
      return made.jobs;
    },
    get webhooks() {
      made.webhooks ??= createWebhookRepository(session);
      return made.webhooks;
    },
    get hosts() {
      made.hosts ??= createHostRepository(session);
      return made.hosts;
    },
  };
}
