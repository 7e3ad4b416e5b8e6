import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { OrchestratorError } from '@qinling/core';

const run = promisify(execFile);

/**
 * What an interpreter tells of itself when run with `args`, by lines, the first being its real path: what PATH finds may be a slow wrapper.
 * Throws `OrchestratorError` when it is not installed or does not start.
 */
export async function askInterpreter(name: string, args: readonly string[]): Promise<readonly string[]> {
  try {
    const { stdout } = await run(name, args, { timeout: 30_000 });
    return stdout.trim().split('\n');
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    const problem = isMissing ? 'is not on the PATH' : 'does not start';
    throw new OrchestratorError(`The interpreter ${name} ${problem}.`, { cause });
  }
}
