import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Clock } from '@qinling/core';

const script = fileURLToPath(new URL('../../shims/watchdog.sh', import.meta.url));
const restartMs = 1_000;

export interface WatchdogOptions {
  /** Removed when this process dies. */
  readonly directory: string;
  /** The beginning of an environment entry that all processes of the workers have. */
  readonly marker: string;
  /** Directories of cgroups that hold the workers. Removed too. */
  readonly cgroups: readonly string[];
  readonly clock: Clock;
}

/**
 * A small process that outlives this one when it dies without a chance to clean up, and then ends all its workers. A worker
 * that loops cannot notice by itself that its host is gone.
 */
export class Watchdog {
  readonly #options: WatchdogOptions;
  readonly #watched = new Set<number>();
  #child: ChildProcess | undefined;
  #cancelRestart: (() => void) | undefined;
  #closed = false;

  constructor(options: WatchdogOptions) {
    this.#options = options;
    this.#start();
  }

  /** Includes a worker. Returns what to call when it is gone. */
  watch(pid: number): () => void {
    this.#watched.add(pid);
    this.#tell(`+ ${pid}`);
    return () => {
      if (this.#watched.delete(pid)) this.#tell(`- ${pid}`);
    };
  }

  /** Ends it without ending any worker. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelRestart?.();
    const child = this.#child;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    const exited = once(child, 'exit');
    this.#tell('done');
    child.stdin?.end();
    await exited;
  }

  #start(): void {
    const { directory, marker, cgroups, clock } = this.#options;
    const child = spawn('/bin/sh', [script, directory, marker, ...cgroups], {
      cwd: '/',
      // A session of its own: what ends the host's terminal must not end it.
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
      env: { PATH: '/usr/local/bin:/usr/bin:/bin' },
    });
    this.#child = child;
    const restart = (): void => {
      if (!this.#closed) this.#cancelRestart = clock.after(restartMs, () => this.#start());
    };
    child.stdin?.on('error', () => undefined);
    child.once('error', restart);
    child.once('exit', restart);
    // It does not keep a host alive that is done.
    child.unref();
    (child.stdin as Socket | null)?.unref();
    for (const pid of this.#watched) this.#tell(`+ ${pid}`);
  }

  #tell(line: string): void {
    if (this.#child?.stdin?.writable === true) this.#child.stdin.write(`${line}\n`);
  }
}
