import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join, relative } from 'node:path';
import { OrchestratorError } from '@qinling/core';

/** The absolute path of a program on the host's PATH; undefined when it is not there. */
export async function findProgram(name: string): Promise<string | undefined> {
  for (const directory of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(directory, name);
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return path;
  }
  return undefined;
}

/** Whether `path` is `directory`, or lies in or below it. */
export function isBelow(path: string, directory: string): boolean {
  return relative(directory, path).split('/')[0] !== '..';
}

/** Throws `OrchestratorError` when whoever sees `path` sees `hidden` too. */
export function assertHides(path: string, hidden: string): void {
  if (isBelow(hidden, path))
    throw new OrchestratorError(
      `A sandbox that shows ${path} would show the host's directory ${hidden} too. Move one of them.`,
    );
}
