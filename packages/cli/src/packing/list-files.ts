import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ignore } from 'ignore';
import { UsageError } from '../errors/usage-error.js';
import { printable } from '../output/value-text.js';
import { unreadable } from '../resources/input-text.js';

export const ignoreFile = '.qinlingignore';

/** Never part of a package: what says what is not, and the history of the sources. */
const alwaysLeftOut = [ignoreFile, '.git'];

/**
 * The paths of files and symbolic links below a directory that go into its package, sorted by their bytes. `.qinlingignore` at its top has the
 * syntax of `.gitignore`. Directories without files are left out. Throws `UsageError` for what no package can hold, and for no files.
 */
export async function listFiles(directory: string): Promise<readonly string[]> {
  const rules = await readRules(directory);
  const found: string[] = [];
  await collect(directory, '', rules, found);
  if (found.length === 0) throw new UsageError(`There are no files to pack in ${printable(directory)}.`);
  return found.sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
}

async function collect(root: string, parent: string, rules: Ignore, found: string[]): Promise<void> {
  for (const entry of await readdir(join(root, parent), { withFileTypes: true })) {
    const path = parent === '' ? entry.name : `${parent}/${entry.name}`;
    if (alwaysLeftOut.includes(path) || rules.ignores(entry.isDirectory() ? `${path}/` : path)) continue;
    if (entry.isDirectory()) await collect(root, path, rules, found);
    else if (entry.isFile() || entry.isSymbolicLink()) found.push(path);
    else
      throw new UsageError(
        `${printable(join(root, path))} is neither a file nor a directory nor a link. Leave it out by ${ignoreFile}.`,
      );
  }
}

async function readRules(directory: string): Promise<Ignore> {
  const info = await stat(directory).catch((error: unknown) => {
    throw unreadable(directory, error);
  });
  if (!info.isDirectory())
    throw new UsageError(`${printable(directory)} is no directory. A single file is given with --file.`);
  const { default: createRules } = await import('ignore');
  const text = await readFile(join(directory, ignoreFile), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw unreadable(join(directory, ignoreFile), error);
  });
  return createRules().add(text);
}
