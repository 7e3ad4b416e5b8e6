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

export function createRepositories(session: Session): Repositories {
  return {
    runtimes: createRuntimeRepository(session),
    functions: createFunctionRepository(session),
    versions: createVersionRepository(session),
    aliases: createAliasRepository(session),
    packages: createPackageRepository(session),
    executions: createExecutionRepository(session),
    jobs: createJobRepository(session),
    webhooks: createWebhookRepository(session),
    hosts: createHostRepository(session),
  };
}
