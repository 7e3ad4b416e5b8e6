import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

/** How a command of `openstack` ended. */
export interface OpenstackAnswer {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Openstack {
  run(...words: string[]): Promise<OpenstackAnswer>;
  /** Runs a command that must succeed; its output as JSON. */
  json(...words: string[]): Promise<Record<string, unknown>>;
  rows(...words: string[]): Promise<readonly Record<string, unknown>[]>;
}

/** The interpreter of Debian's packages, which need not be the first on the PATH. */
export const debianPython = '/usr/bin/python3';

/** The commands that ran so far, without their options and arguments. */
export const commandsRun = new Set<string>();

/** The commands that Qinling's plugin adds to `openstack`, as in `function version create`. */
export async function commandsOfPlugin(): Promise<readonly string[]> {
  const script =
    'from importlib.metadata import entry_points\n' +
    'for each in entry_points(group="openstack.function_engine.v1"): print(each.name.replace("_", " "))';
  const { stdout } = await promisify(execFile)(debianPython, ['-c', script]);
  return stdout.trim().split('\n');
}

/** Qinling's own command line as Debian ships it, against a host without Keystone. `cwd` is where it keeps files. */
export function openstack(url: string, cwd: string): Openstack {
  const script = fileURLToPath(new URL('run_commands.py', import.meta.url));
  const child = spawn(debianPython, [script], {
    cwd,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      PATH: '/usr/bin:/bin',
      HOME: cwd,
      TMPDIR: cwd,
      OS_AUTH_TYPE: 'none',
      OS_ENDPOINT: url,
      QINLING_URL: url,
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  async function run(...words: string[]): Promise<OpenstackAnswer> {
    for (const end of words.keys()) commandsRun.add(words.slice(0, end + 1).join(' '));
    child.stdin.write(`${JSON.stringify(words)}\n`);
    const { done, value } = await answers.next();
    if (done)
      throw new Error('openstack ended: are python3-openstackclient and python3-qinlingclient installed?');
    return JSON.parse(value) as OpenstackAnswer;
  }

  async function parsed(words: readonly string[]): Promise<unknown> {
    const { exit, stdout, stderr } = await run(...words, '-f', 'json');
    if (exit !== 0) throw new Error(`openstack ${words.join(' ')}: ${stderr}`);
    return JSON.parse(stdout);
  }

  return {
    run,
    json: async (...words) => (await parsed(words)) as Record<string, unknown>,
    rows: async (...words) => (await parsed(words)) as readonly Record<string, unknown>[],
  };
}
