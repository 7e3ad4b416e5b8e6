import { onTestFinished } from 'vitest';
import { createHost, type Host } from '../../src/host/create-host.js';
import { readSettings } from '../../src/settings/read-settings.js';
import { collectLines } from './collect-lines.js';
import { temporaryDirectory } from './temporary-directory.js';

/** A host in this process, on a free port, without runtimes unless asked for; closed with the test. */
export async function runningHost(
  settings: Readonly<Record<string, string>> = {},
): Promise<{ readonly host: Host; readonly lines: readonly Readonly<Record<string, unknown>>[] }> {
  const { logger, lines } = collectLines();
  const environment = {
    QINLING_PORT: '0',
    QINLING_DATA_DIR: await temporaryDirectory(),
    QINLING_RUNTIMES: 'none',
    ...settings,
  };
  const host = await createHost(readSettings(environment), { logger, searchPath: process.env.PATH ?? '' });
  onTestFinished(() => host.close());
  return { host, lines };
}
