import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, isAbsolute } from 'node:path';
import type { WorkerCommand } from './worker-command.js';

// The shell makes stderr the same pipe as stdout, so that the log keeps its order. exec: the worker has the shell's pid.
const prelude = 'umask 077; ulimit -c 0; exec "$@" 2>&1';

/**
 * Starts a worker in a session and process group of its own, with nothing of the host's environment. stdin is empty, stdout
 * and stderr are one pipe, file descriptor 3 is the channel.
 */
export function spawnWorker(command: WorkerCommand, directory: string, marker: string): ChildProcess {
  const own = isAbsolute(command.command) ? [dirname(command.command)] : [];
  const path = [...own, '/usr/local/bin', '/usr/bin', '/bin'].join(':');
  const [name = '', value = ''] = marker.split('=');
  return spawn('/bin/sh', ['-c', prelude, 'sh', command.command, ...(command.args ?? [])], {
    cwd: directory,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore', 'pipe'],
    env: {
      PATH: path,
      LANG: 'C.UTF-8',
      HOME: directory,
      TMPDIR: directory,
      ...command.environment,
      [name]: value,
    },
  });
}
