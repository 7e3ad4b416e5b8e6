import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, parse } from 'node:path';
import { option } from '../command/option.js';
import { UsageError } from '../errors/usage-error.js';
import { printable } from '../output/value-text.js';
import { unreadable } from '../resources/input-text.js';
import type { Session } from '../session/session.js';
import { listFiles } from './list-files.js';
import { packFiles } from './pack-files.js';

/** The ways to give code from this machine. At most one of them. */
export const codeOptions = {
  file: option.text('FILE', 'The code: one file, which is packed.'),
  package: option.text('FILE', 'The code: a zip, tar or tar.gz, or - for stdin.'),
  dir: option.text('DIRECTORY', 'The code: a directory, packed without what its .qinlingignore names.'),
} as const;

export interface CodeWords {
  readonly file: string | undefined;
  readonly package: string | undefined;
  readonly dir: string | undefined;
}

/** A package on its way. */
export interface Upload {
  readonly package: AsyncIterable<Uint8Array>;
  readonly sizeBytes: number | undefined;
}

/** Hands the package to `use`, or nothing when no code was given. What was packed for it is removed afterwards. Throws `UsageError`. */
export async function withUpload<Result>(
  session: Session,
  { file, package: archive, dir }: CodeWords,
  use: (upload: Upload | undefined) => Promise<Result>,
): Promise<Result> {
  if (archive === '-') return use({ package: session.input, sizeBytes: undefined });
  if (archive !== undefined) return use(await fileUpload(archive));
  if (file === undefined && dir === undefined) return use(undefined);
  const scratch = await mkdtemp(join(tmpdir(), 'qinling-'));
  try {
    const target = join(scratch, 'package.tar.gz');
    if (dir !== undefined) await packFiles(dir, await listFiles(dir), target, session.signal);
    else if (file !== undefined) await packOne(file, target, session.signal);
    return await use(await fileUpload(target));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The entry that a single file most likely has: `hello.py` is the module `hello`, whose function is called `main`. */
export function entryOfFile(file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  const { name } = parse(file);
  return /^[\w-]+$/.test(name) ? `${name}.main` : undefined;
}

async function packOne(file: string, target: string, signal: AbortSignal): Promise<void> {
  if (!(await infoOf(file)).isFile()) {
    throw new UsageError(`${printable(file)} is no file. A directory is given with --dir.`);
  }
  await packFiles(dirname(file), [basename(file)], target, signal);
}

async function fileUpload(path: string): Promise<Upload> {
  const info = await infoOf(path);
  if (info.isDirectory())
    throw new UsageError(`${printable(path)} is a directory, which is given with --dir.`);
  // What is no regular file (a pipe of the shell) does not know its size.
  return { package: createReadStream(path), sizeBytes: info.isFile() ? info.size : undefined };
}

async function infoOf(path: string) {
  return stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
}
