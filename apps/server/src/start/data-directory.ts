import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { StartError } from './start-error.js';
import { errorCodeOf, systemReason } from './system-reason.js';

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
    await makeDirectory(absolute);
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

// Not `recursive`: below a file system that makes nothing, such as /proc, Node would try again for ever.
async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdirUnlessThere(path);
  } catch (error) {
    const parent = dirname(path);
    if (errorCodeOf(error) !== 'ENOENT' || parent === path) throw error;
    await makeDirectory(parent);
    await mkdirUnlessThere(path);
  }
}

async function mkdirUnlessThere(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (errorCodeOf(error) !== 'EEXIST') throw error;
  }
}
