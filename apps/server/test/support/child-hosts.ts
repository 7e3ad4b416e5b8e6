import { existsSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { hostProgram } from '../../src/child-host/host-program.js';
import {
  type ChildHost,
  ChildHostError,
  type ChildHostOptions,
  startChildHost,
} from '../../src/child-host/start-child-host.js';
import { temporaryDirectory } from './temporary-directory.js';

/** The built host in a process of its own, in a directory of its own unless given, ended with the test. */
export async function childHost(options: Partial<ChildHostOptions> = {}): Promise<ChildHost> {
  if (!existsSync(hostProgram)) throw new Error('The host is not built: run `npx tsc -b` first.');
  const dataDirectory = options.dataDirectory ?? (await temporaryDirectory());
  const host = await startChildHost({ ...options, dataDirectory });
  onTestFinished(async () => {
    await host.stop('SIGKILL');
  });
  return host;
}

/** Starts a host that must not come up; resolves with how it ended. */
export async function failedStart(options: Partial<ChildHostOptions> = {}): Promise<ChildHostError> {
  try {
    await childHost(options);
  } catch (error) {
    if (error instanceof ChildHostError) return error;
    throw error;
  }
  throw new Error('The host started.');
}
