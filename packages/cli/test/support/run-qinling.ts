import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export const binary = fileURLToPath(new URL('../../bin/qinling.cjs', import.meta.url));
const onTerminal = fileURLToPath(new URL('./on_terminal.py', import.meta.url));

export interface RunOptions {
  readonly url?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  /** Is given the process, to end it. */
  readonly onStart?: (pid: number) => void;
}

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program in a pipe. Nothing of this process's environment reaches it. */
export function runQinling(words: readonly string[], options: RunOptions = {}): Promise<Run> {
  return run(process.execPath, [binary, ...words], options);
}

export interface TerminalOptions extends Omit<RunOptions, 'input'> {
  readonly columns?: number;
  /** What is awaited, and what is typed then. */
  readonly dialogue?: readonly (readonly [string, string])[];
}

export interface TerminalRun {
  readonly code: number | null;
  /** Everything that came to the terminal. */
  readonly screen: string;
  /** What stays on it, without colours. */
  readonly text: string;
}

/** Runs the built program on a terminal. */
export async function runOnTerminal(
  words: readonly string[],
  { columns = 120, dialogue = [], ...options }: TerminalOptions = {},
): Promise<TerminalRun> {
  const command = [onTerminal, String(columns), JSON.stringify(dialogue), process.execPath, binary, ...words];
  const { code, stdout, stderr } = await run('python3', command, options);
  if (stderr !== '') throw new Error(stderr);
  return { code, screen: stdout, text: textOf(stdout) };
}

function textOf(screen: string): string {
  const wiped = '\r\u001b[K';
  return (
    screen
      .replaceAll('\r\n', '\n')
      .split('\n')
      .map((line) => line.split(wiped).at(-1) ?? '')
      .join('\n')
      // Colours, and what the line editor does with the cursor.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they all begin with it.
      .replace(/\u001b\[[0-9;]*[A-Za-z]/g, '')
  );
}

async function run(program: string, words: readonly string[], options: RunOptions): Promise<Run> {
  const { url, env = {}, cwd, input, onStart } = options;
  const child = spawn(program, words, {
    cwd,
    env: {
      PATH: process.env.PATH ?? '',
      TERM: 'xterm',
      ...(url === undefined ? {} : { QINLING_URL: url }),
      ...env,
    },
  });
  if (child.pid !== undefined) onStart?.(child.pid);
  child.stdin.on('error', () => undefined);
  child.stdin.end(input ?? '');
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code));
  });
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, stdout, stderr };
}
