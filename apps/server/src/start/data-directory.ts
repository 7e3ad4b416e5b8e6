import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { StartError } from './start-error.js';
import { systemReason } from './system-reason.js';

/** Where the host keeps what. */
export interface DataDirectory {
  readonly path: string;
  readonly databaseFile: string;
  readonly packagesDirectory: string;
  readonly workDirectory: string;
}

/** Creates the data directory if it is missing, and throws `StartError` unless files can be written there. */
export async function openDataDirectory(path: string): Promise<DataDirectory> {
  const absolute = resolve(path);
  try {
    await mkdir(absolute, { recursive: true });
    const probe = join(absolute, `.probe-${process.pid}`);
    await writeFile(probe, 'probe');
    await rm(probe);
  } catch (error) {
    const reason = systemReason(error);
    throw new StartError(`Cannot write to the data directory ${absolute}: ${reason}. Set QINLING_DATA_DIR.`, {
      cause: error,
    });
  }
  return {
    path: absolute,
    databaseFile: join(absolute, 'qinling.db'),
    packagesDirectory: join(absolute, 'packages'),
    workDirectory: join(absolute, 'work'),
  };
}
