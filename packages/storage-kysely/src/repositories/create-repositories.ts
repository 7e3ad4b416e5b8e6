import type { Repositories } from '@qinling/core';
import type { Session } from '../session.js';
import { KyselyAliasRepository } from './alias-repository.js';
import { KyselyExecutionRepository } from './execution-repository.js';
import { KyselyFunctionRepository } from './function-repository.js';
import { KyselyHostRepository } from './host-repository.js';
import { KyselyJobRepository } from './job-repository.js';
import { KyselyPackageRepository } from './package-repository.js';
import { KyselyRuntimeRepository } from './runtime-repository.js';
import { KyselyVersionRepository } from './version-repository.js';
import { KyselyWebhookRepository } from './webhook-repository.js';

export function createRepositories(session: Session): Repositories {
  return {
    runtimes: new KyselyRuntimeRepository(session),
    functions: new KyselyFunctionRepository(session),
    versions: new KyselyVersionRepository(session),
    aliases: new KyselyAliasRepository(session),
    packages: new KyselyPackageRepository(session),
    executions: new KyselyExecutionRepository(session),
    jobs: new KyselyJobRepository(session),
    webhooks: new KyselyWebhookRepository(session),
    hosts: new KyselyHostRepository(session),
  };
}
