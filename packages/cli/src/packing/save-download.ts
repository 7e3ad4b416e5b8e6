import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PackageDownload } from '@qinling/client';
import { CommandFailure } from '../errors/command-failure.js';
import type { Session } from '../session/session.js';

/** The file that a download goes to: what was asked for, else the name that the service gives, in this directory. */
export function downloadPath(output: string | undefined, { filename }: PackageDownload): string {
  // Of the service's name only the last part is taken: it must not choose a directory.
  return output ?? basename(filename.replaceAll('\\', '/'));
}

/**
 * Writes a download to a file, which is there as a whole or not at all. Throws `CommandFailure` when its bytes are not those that the
 * service has, or the file cannot be written.
 */
export async function saveDownload(
  download: PackageDownload,
  path: string,
  { signal }: Session,
): Promise<void> {
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  const hash = createHash('sha256');
  try {
    await pipeline(hashed(download, hash), createWriteStream(partial, { flags: 'wx' }), { signal });
    const { sha256 } = download;
    if (sha256 !== undefined && hash.digest('hex') !== sha256) {
      throw new CommandFailure('What arrived is not what the service sent: the checksums differ.', [
        'Try again.',
      ]);
    }
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw isFileError(error) ? new CommandFailure(`Cannot write ${path}: ${error.message}`) : error;
  }
}

/** Writes a download to stdout. */
export async function pipeDownload(download: PackageDownload, { output, signal }: Session): Promise<void> {
  await pipeline(Readable.fromWeb(download.stream as never), output, { signal, end: false });
}

async function* hashed(download: PackageDownload, hash: ReturnType<typeof createHash>) {
  for await (const chunk of Readable.fromWeb(download.stream as never)) {
    hash.update(chunk);
    yield chunk;
  }
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}
