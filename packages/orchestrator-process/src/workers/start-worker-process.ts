import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { OrchestratorError } from '@qinling/core';
import type { WorkerCgroups } from '../cgroups/worker-cgroups.js';
import { removeTree } from '../files/remove-tree.js';
import type { Sandbox } from '../isolation/sandbox.js';
import type { ProcessLimits } from '../limits/process-limits.js';
import { readProcess } from '../processes/process-table.js';
import { protocolVersion } from '../protocol/messages.js';
import { uniqueName } from '../unique-name.js';
import { LogCollector } from './log-collector.js';
import { spawnWorker } from './spawn-worker.js';
import type { WorkerCommand } from './worker-command.js';
import { WorkerProcess } from './worker-process.js';

export interface StartWorkerOptions {
  readonly command: WorkerCommand;
  /** A directory for this worker is made in here, and removed when the worker is gone. Without symbolic links. */
  readonly directory: string;
  /** What the marker of the worker begins with, `NAME=prefix`. */
  readonly marker: string;
  readonly maxLineBytes: number;
  readonly startSeconds: number;
  readonly limits: ProcessLimits;
  /** Makes the cgroups of the worker, where there are some. */
  readonly createCgroups?: (command: WorkerCommand) => Promise<WorkerCgroups | undefined>;
  /** Makes what the worker with this directory is started in, where it is isolated. */
  readonly createSandbox?: (command: WorkerCommand, directory: string) => Sandbox | undefined;
  /** Told of the process id while the process may exist. */
  readonly watch?: (pid: number) => () => void;
}

const startupLogBytes = 4096;

/** Starts a generic worker and waits for its hello. Rejects with `OrchestratorError` when that does not come. */
export async function startWorkerProcess(options: StartWorkerOptions): Promise<WorkerProcess> {
  const id = uniqueName();
  const directory = join(options.directory, id);
  const marker = `${options.marker}.${id}`;
  const { child, cgroups, sandbox } = await spawnIn(directory, marker, options);
  const unwatch = options.watch?.(child.pid);
  const tree = {
    root: child.pid,
    startTicks: readProcess(child.pid)?.startTicks ?? 0,
    marker,
    directory,
  };
  const worker = new WorkerProcess({ child, tree, maxLineBytes: options.maxLineBytes, cgroups, sandbox });
  if (unwatch !== undefined) void worker.gone.then(unwatch);
  await expectHello(worker, options);
  return worker;
}

interface Spawned {
  readonly child: ChildProcess & { readonly pid: number };
  readonly cgroups: WorkerCgroups | undefined;
  readonly sandbox: Sandbox | undefined;
}

async function spawnIn(
  directory: string,
  marker: string,
  { command, limits, createCgroups, createSandbox }: StartWorkerOptions,
): Promise<Spawned> {
  let cgroups: WorkerCgroups | undefined;
  let sandbox: Sandbox | undefined;
  try {
    await mkdir(directory, { mode: 0o700 });
    cgroups = await createCgroups?.(command);
    sandbox = createSandbox?.(command, directory);
    await sandbox?.open(directory);
    const child = spawnWorker({ command, directory, marker, limits, cgroups, sandbox });
    if (child.pid === undefined) throw (await once(child, 'error'))[0];
    return { child: Object.assign(child, { pid: child.pid }), cgroups, sandbox };
  } catch (cause) {
    await cgroups?.remove();
    await sandbox?.remove();
    await removeTree(directory);
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new OrchestratorError(`No worker can be started: ${why}`, { cause });
  }
}

async function expectHello(worker: WorkerProcess, options: StartWorkerOptions): Promise<void> {
  const log = new LogCollector(startupLogBytes);
  const late = setTimeout(options.startSeconds * 1000, 'late' as const, { ref: false });
  const hello = await Promise.race([worker.greet(log), late]);
  if (typeof hello === 'object' && hello.protocol === protocolVersion) return;
  await worker.end();
  const problem =
    hello === 'late'
      ? `did not say hello within ${options.startSeconds} seconds`
      : hello === undefined
        ? 'ended before it said hello'
        : `speaks version ${hello.protocol} of the protocol, not ${protocolVersion}`;
  throw new OrchestratorError(`The worker ${options.command.command} ${problem}. ${log.text()}`.trim());
}
