import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Storage } from '@qinling/core';
import { createSqliteStorage } from '@qinling/storage-kysely';
import { startChildProgram } from '../support/child-program.js';
import type { PlantName } from './planted-faults.js';
import type { SchedulerTask } from './scheduler.js';
import { availableRuntime, caller, databaseIn, openSharedWorld } from './shared-world.js';

/** More than any job is fired: what is missing of it in the end are the times that were taken. */
const runsPerJob = 100_000;

export interface SchedulersOptions {
  readonly processes: number;
  readonly seconds: number;
  /** How many jobs are due every second. */
  readonly jobs: number;
  /** Kills one process after another while they fire, and starts others in their places. Default false. */
  readonly kill?: boolean;
  readonly plant?: PlantName;
}

export interface SchedulersOutcome {
  readonly wrong: readonly string[];
  readonly executions: number;
}

/** Lets several schedulers fire the same jobs every second, and checks that each time made one execution (rule R16). */
export async function runSchedulers(options: SchedulersOptions): Promise<SchedulersOutcome> {
  const directory = await mkdtemp(join(tmpdir(), 'qinling-schedulers-'));
  try {
    await addJobs(directory, options.jobs);
    await Promise.all(Array.from({ length: options.processes }, () => fire(directory, options)));
    const storage = await createSqliteStorage({ filename: databaseIn(directory) });
    try {
      return await checkTicks(storage);
    } finally {
      await storage.close();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function addJobs(directory: string, count: number): Promise<void> {
  const { qinling, storage } = await openSharedWorld(directory);
  const runtimeId = await availableRuntime(qinling);
  const code = { source: 'package', package: { files: { 'main.js': '' } } } as const;
  const { id: functionId } = await qinling.functions.create(caller, { runtimeId, code });
  const template = await qinling.jobs.create(caller, { functionId, pattern: '0 0 1 1 *', count: runsPerJob });
  for (let made = 0; made < count; made += 1) {
    // Every second from now on; through the service the first time would be a minute ahead at least.
    const due = { pattern: '* * * * * *', nextExecutionTime: new Date() };
    await storage.jobs.insert({ ...template, ...due, id: randomUUID() });
  }
  await qinling.close();
}

/** One place for a scheduler; whoever is killed in it is followed by another one. */
async function fire(directory: string, { seconds, kill, plant }: SchedulersOptions): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const left = (end - performance.now()) / 1000;
    const task: SchedulerTask = { directory, seconds: left, ...(plant && { plant }) };
    const child = startChildProgram<undefined>('races/scheduler', task);
    await child.ready;
    child.process.send('go');
    if (kill !== true || left < 2) return child.result;
    await delay(500 + Math.random() * 1500);
    child.process.kill('SIGKILL');
  }
}

async function checkTicks(storage: Storage): Promise<SchedulersOutcome> {
  const wrong: string[] = [];
  const executions = await storage.executions.list({ scope: 'all' });
  for (const { id, count, pattern } of await storage.jobs.list({ scope: 'all' })) {
    if (pattern !== '* * * * * *') continue;
    const own = executions.filter(({ jobId }) => jobId === id);
    const taken = runsPerJob - (count ?? 0);
    if (own.length !== taken)
      wrong.push(`R16: job ${id} fired ${taken} times and made ${own.length} executions`);
    const times = own.map(({ scheduledAt }) => scheduledAt?.getTime());
    if (new Set(times).size !== times.length) wrong.push(`R16: job ${id} made two executions for one time`);
    if (own.length === 0) wrong.push(`job ${id} never fired`);
  }
  return { wrong, executions: executions.length };
}
