import { spawnSync } from 'node:child_process';
import { inspect } from 'node:util';
import { resourceMessage } from '../../protocol/messages.js';
import { print } from './log-output.js';

const shimDirectory = new URL('.', import.meta.url).href;

/** Prints an error as the code's author should see it: without the worker's own part of the stack. */
export function printError(error: unknown): void {
  const lines = stackOf(error).split('\n');
  const own = lines.findIndex((line) => line.includes(shimDirectory));
  print(Buffer.from(`${(own === -1 ? lines : lines.slice(0, own)).join('\n')}\n`));
}

/** Prints where the syntax error in a module is, which an error that import() throws does not tell. */
export function printSyntaxError(file: string): void {
  const check = spawnSync(process.execPath, ['--check', file], { encoding: 'utf8', timeout: 5_000 });
  print(Buffer.from(check.stderr));
}

/** Whether the limit of memory has kept an allocation from succeeding. */
export function isOutOfMemory(error: unknown): boolean {
  return error instanceof RangeError && /allocation failed/i.test(error.message);
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return told(() => {
    if (!(error instanceof Error)) return typeof error === 'string' ? error : inspect(error);
    if (isOutOfMemory(error)) return resourceMessage;
    return error.message === '' ? String(error.name) : String(error.message);
  });
}

function stackOf(error: unknown): string {
  return told(() => (error instanceof Error ? String(error.stack ?? error) : inspect(error)));
}

// What is thrown may throw when it is looked at.
function told(tell: () => string): string {
  try {
    return tell();
  } catch {
    return 'The function threw what cannot be told.';
  }
}
