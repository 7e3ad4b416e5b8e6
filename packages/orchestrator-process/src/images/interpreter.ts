import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { OrchestratorError } from '@qinling/core';

const run = promisify(execFile);

/**
 * The real path of an interpreter, as it tells itself when run with `args`: what PATH finds may be a slow wrapper. Throws
 * `OrchestratorError` when it is not installed or does not start.
 */
export async function findInterpreter(name: string, args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run(name, args, { timeout: 30_000 });
    return stdout.trim();
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    const problem = isMissing ? 'is not on the PATH' : 'does not start';
    throw new OrchestratorError(`The interpreter ${name} ${problem}.`, { cause });
  }
}
