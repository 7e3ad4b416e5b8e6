import { createHash } from 'node:crypto';
import type { Caller, Qinling } from '@qinling/core';

export const owner: Caller = { projectId: 'proofs', roles: ['admin'] };
const foreigner: Caller = { projectId: 'foreign', roles: ['admin'] };

export const packageFiles = { 'main.js': 'exports.main = () => 1;' } as const;

/** Ids of one row of each noun, by the noun's path segment. */
export type Rows = Readonly<Record<string, string>>;

export interface Seed {
  readonly own: Rows;
  readonly foreign: Rows;
}

async function rowsOf(qinling: Qinling, caller: Caller, alias: string): Promise<Rows> {
  const runtime = await qinling.runtimes.create(caller, { image: 'nodejs', isPublic: false });
  await qinling.runtimes.settled(caller, runtime.id);
  const code = { source: 'package', package: { files: packageFiles } } as const;
  const { id: functionId } = await qinling.functions.create(caller, { runtimeId: runtime.id, code });
  await qinling.versions.publish(caller, functionId);
  await qinling.aliases.create(caller, { name: alias, functionId, functionVersion: 1 });
  const target = { functionId, functionVersion: 1 };
  const execution = await qinling.executions.create(caller, target);
  const job = await qinling.jobs.create(caller, { ...target, pattern: '0 0 1 1 *' });
  const webhook = await qinling.webhooks.create(caller, target);
  return {
    runtimes: runtime.id,
    functions: functionId,
    executions: execution.id,
    jobs: job.id,
    webhooks: webhook.id,
    aliases: alias,
  };
}

/** One row of each noun, in the project that asks and in another one. */
export async function seed(qinling: Qinling): Promise<Seed> {
  return {
    own: await rowsOf(qinling, owner, 'prod'),
    foreign: await rowsOf(qinling, foreigner, 'theirs'),
  };
}

export const md5Of = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');
