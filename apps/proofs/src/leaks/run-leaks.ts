import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createFilesystemBlobStore } from '@qinling/blob-filesystem';
import { createQinling, type Qinling } from '@qinling/core';
import { createProcessOrchestrator } from '@qinling/orchestrator-process';
import { createSqliteStorage } from '@qinling/storage-kysely';
import { groupsNamed, openDescriptors, processesBelow } from './leftovers.js';
import { doings, programs } from './programs.js';

export interface LeakOptions {
  readonly dataDirectory: string;
  readonly executions: number;
  /** How many run at a time. Default 8. */
  readonly concurrency?: number;
  readonly onProgress?: (done: number) => void;
}

export interface LeakReport {
  /** How many ended how. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly killedProcesses: number;
  /** What was left, in words. */
  readonly left: readonly string[];
}

const caller = { projectId: 'leaks', roles: ['admin'] };
const killEveryMs = 250;
const settleSeconds = 10;

/**
 * Runs executions that start processes, die and make files, while worker processes and their children are killed at random; then closes the library and
 * looks for what is left: processes, files, control groups, descriptors, executions that still run.
 */
export async function runLeaks(options: LeakOptions): Promise<LeakReport> {
  const { dataDirectory, executions, concurrency = 8, onProgress = () => undefined } = options;
  const work = join(dataDirectory, 'work');
  await mkdir(work, { recursive: true });
  const before = await openDescriptors();
  const qinling = createQinling({
    storage: await createSqliteStorage({ filename: join(dataDirectory, 'qinling.db') }),
    blobs: await createFilesystemBlobStore({ directory: join(dataDirectory, 'packages') }),
    orchestrator: await createProcessOrchestrator({ directory: work, poolSize: 1 }),
  });
  await qinling.start();
  const instances = await readdir(work);
  const functionIds = await makeFunctions(qinling);
  const killer = startKiller(work);
  const statuses: Record<string, number> = {};
  let started = 0;
  let done = 0;
  async function client(): Promise<void> {
    while (started < executions) {
      started += 1;
      const what = doings[started % doings.length];
      const functionId = functionIds[started % functionIds.length];
      const { status } = await qinling.executions.create(caller, { functionId, input: { what } });
      statuses[status] = (statuses[status] ?? 0) + 1;
      done += 1;
      if (done % 500 === 0) onProgress(done);
    }
  }
  await Promise.all(Array.from({ length: concurrency }, client));
  const killedProcesses = await killer.stop();
  const { items: running } = await qinling.executions.list(caller, {
    filters: [{ column: 'status', operator: 'eq', values: ['running'] }],
  });
  await qinling.close();
  const left = [
    ...running.map(({ id }) => `execution ${id} is still running`),
    ...(await leftAfterClose(work, instances, before)),
  ];
  return { statuses, killedProcesses, left };
}

async function makeFunctions(qinling: Qinling): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [image, files] of Object.entries(programs)) {
    const { id: runtimeId } = await qinling.runtimes.create(caller, { image });
    await qinling.runtimes.settled(caller, runtimeId);
    const code = { source: 'package', package: { files } } as const;
    ids.push((await qinling.functions.create(caller, { runtimeId, code, timeoutSeconds: 60 })).id);
  }
  return ids;
}

/** Kills a process below the work directory now and then: a worker, a run of it, or what that has started. */
function startKiller(work: string): { stop(): Promise<number> } {
  const stopped = new AbortController();
  let killed = 0;
  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      await delay(killEveryMs, undefined, { signal: stopped.signal }).catch(() => undefined);
      const processes = processesBelow(work);
      const victim = processes[Math.floor(Math.random() * processes.length)];
      try {
        if (victim !== undefined) process.kill(victim, 'SIGKILL');
        killed += 1;
      } catch {
        // It was quicker.
      }
    }
  }
  const running = run();
  return {
    async stop() {
      stopped.abort();
      await running;
      return killed;
    },
  };
}

/** What is left of an orchestrator that was closed; a moment is given to what is just going. */
export async function leftAfterClose(
  work: string,
  instances: readonly string[],
  descriptorsBefore: number,
): Promise<readonly string[]> {
  const look = async (): Promise<readonly string[]> => {
    const descriptors = await openDescriptors();
    return [
      ...processesBelow(work).map((pid) => `process ${pid} is left`),
      ...(await readdir(work)).map((name) => `${name} is left in the work directory`),
      ...groupsNamed(instances).map((path) => `the control group ${path} is left`),
      ...(descriptors > descriptorsBefore
        ? [`${descriptors} descriptors are open, before it were ${descriptorsBefore}`]
        : []),
    ];
  };
  for (let second = 0; second < settleSeconds && (await look()).length > 0; second += 1) await delay(1000);
  return look();
}
