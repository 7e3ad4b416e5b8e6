import type { Repositories } from '../../ports/storage/storage.js';
import { createAliasRepository } from './alias-repository.js';
import { createExecutionRepository } from './execution-repository.js';
import { createFunctionRepository } from './function-repository.js';
import { createHostRepository } from './host-repository.js';
import { createJobRepository } from './job-repository.js';
import { createPackageRepository } from './package-repository.js';
import { createRuntimeRepository } from './runtime-repository.js';
import type { Tables } from './tables.js';
import { createVersionRepository } from './version-repository.js';
import { createWebhookRepository } from './webhook-repository.js';

export function createRepositories(tables: Tables): Repositories {
  return {
    runtimes: createRuntimeRepository(tables),
    functions: createFunctionRepository(tables),
    versions: createVersionRepository(tables),
    aliases: createAliasRepository(tables),
    packages: createPackageRepository(tables),
    executions: createExecutionRepository(tables),
    jobs: createJobRepository(tables),
    webhooks: createWebhookRepository(tables),
    hosts: createHostRepository(tables),
  };
}
