import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, isAbsolute } from 'node:path';
import type { WorkerCgroups } from '../cgroups/worker-cgroups.js';
import type { Sandbox } from '../isolation/sandbox.js';
import type { ProcessLimits } from '../limits/process-limits.js';
import type { WorkerCommand } from './worker-command.js';
import { workerStdio } from './worker-stdio.js';

export interface SpawnWorkerOptions {
  readonly command: WorkerCommand;
  /** Its working directory. */
  readonly directory: string;
  /** An entry `NAME=value` of its environment. */
  readonly marker: string;
  readonly limits: ProcessLimits;
  readonly cgroups: WorkerCgroups | undefined;
  /** What it is started in. Undefined: it sees what the host sees. */
  readonly sandbox: Sandbox | undefined;
}

const firstEntry = 4;
const ulimitBlockBytes = 512;

/**
 * Starts a worker in a session and process group of its own, and in its cgroup, with nothing of the host's environment and of
 * what the host has open.
 */
export function spawnWorker(options: SpawnWorkerOptions): ChildProcess {
  const { command, directory, marker, limits, cgroups, sandbox } = options;
  const own = isAbsolute(command.command) ? [dirname(command.command)] : [];
  const path = [...own, '/usr/local/bin', '/usr/bin', '/bin'].join(':');
  const [name = '', value = ''] = marker.split('=');
  const entries = cgroups?.openEntries();
  const open = workerStdio([...(entries?.home ?? []), ...(entries?.more ?? [])]);
  try {
    const script = prelude(limits, entries?.home.length ?? 0, command.separatesRuns === true);
    const program = [...(sandbox?.prefix ?? []), command.command, ...(command.args ?? [])];
    return spawn('/bin/sh', ['-c', script, 'sh', ...program], {
      cwd: directory,
      detached: true,
      stdio: open.stdio,
      env: {
        PATH: path,
        LANG: 'C.UTF-8',
        HOME: directory,
        TMPDIR: directory,
        ...command.environment,
        [name]: value,
      },
    });
  } finally {
    open.close();
    entries?.close();
  }
}

/** What the shell does before it becomes the worker. stderr is the same pipe as stdout, so that the log keeps its order. */
function prelude(limits: ProcessLimits, entryCount: number, keepsEntries: boolean): string {
  const entries = Array.from({ length: entryCount }, (_, index) => firstEntry + index);
  return [
    'umask 077',
    'ulimit -c 0',
    // A host that may not open that many files itself cannot give them away; then its own limit holds.
    `ulimit -n ${limits.openFiles}`,
    `ulimit -f ${Math.ceil(limits.fileBytes / ulimitBlockBytes)}`,
    ...entries.map((entry) => `echo 0 >&${entry} || exit 1`),
    ...(keepsEntries ? [] : entries.map((entry) => `exec ${entry}>&-`)),
    // exec: the worker, or what starts it in its sandbox, has the shell's pid.
    'exec "$@" 2>&1',
  ].join('; ');
}
