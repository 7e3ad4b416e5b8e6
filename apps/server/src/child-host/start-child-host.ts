import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostProgram } from './host-program.js';

/** How a child host ended. */
export interface ChildHostExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A host in a process of its own. */
export interface ChildHost {
  readonly url: string;
  readonly pid: number;
  readonly exited: Promise<ChildHostExit>;
  /** What it wrote so far. */
  stdout(): string;
  stderr(): string;
  /** Sends a signal and resolves when the process is gone. */
  stop(signal: NodeJS.Signals): Promise<ChildHostExit>;
}

export interface ChildHostOptions {
  readonly dataDirectory: string;
  /** Settings beside the data directory; the port is a free one unless given. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The program and its first arguments; default: this Node and the built host. */
  readonly command?: readonly [program: string, ...words: string[]];
  readonly cwd?: string;
}

/** A child host ended before it served. `stderr` says why. */
export class ChildHostError extends Error {
  readonly exit: ChildHostExit;
  readonly stderr: string;

  constructor(exit: ChildHostExit, stderr: string) {
    super(`The host ended (${exit.signal ?? `exit code ${exit.code}`}) before it served:\n${stderr}`);
    this.name = 'ChildHostError';
    this.exit = exit;
    this.stderr = stderr;
  }
}

/** Starts a host on a free port of the loopback interface and resolves when it serves; throws `ChildHostError` when it does not. */
export async function startChildHost(options: ChildHostOptions): Promise<ChildHost> {
  const child = spawnHost(options);
  const output = { stdout: '', stderr: '' };
  const served = new Promise<string>((resolve) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output.stdout += text;
      const url = / serves (http\S+)\/v1\n/.exec(output.stdout)?.[1];
      if (url !== undefined) resolve(url);
    });
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  const exited = once(child, 'close').then(([code, signal]): ChildHostExit => ({ code, signal }));
  const url = await Promise.race([
    served,
    exited.then((exit) => {
      throw new ChildHostError(exit, output.stderr);
    }),
  ]);
  return {
    url,
    pid: child.pid ?? 0,
    exited,
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    stop: (signal) => {
      child.kill(signal);
      return exited;
    },
  };
}

function spawnHost({ dataDirectory, settings, command, cwd }: ChildHostOptions): ChildProcess {
  const [program, ...words] = command ?? [process.execPath, hostProgram];
  const { PATH, HOME } = process.env;
  return spawn(program, words, {
    env: {
      ...(PATH !== undefined && { PATH }),
      ...(HOME !== undefined && { HOME }),
      QINLING_PORT: '0',
      QINLING_DATA_DIR: dataDirectory,
      ...settings,
    },
    ...(cwd !== undefined && { cwd }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
