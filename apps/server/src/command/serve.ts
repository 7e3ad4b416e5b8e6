import type { Writable } from 'node:stream';
import { greeting } from '../greeting/greeting.js';
import { createHost } from '../host/create-host.js';
import type { HostLogger } from '../logging/create-logger.js';
import type { Settings } from '../settings/settings-table.js';
import { packageVersion } from './package-version.js';

/** Serves until a signal asks to stop, and resolves when everything is closed. */
export async function serve(
  settings: Settings,
  { logger }: HostLogger,
  stopped: Promise<string>,
  output: Writable,
): Promise<void> {
  const host = await createHost(settings, { logger, searchPath: process.env.PATH ?? '' });
  const { url, dataDirectory, runtimes, qinling } = host;
  const { limits, isolation } = qinling.capabilities;
  output.write(
    `${greeting({
      version: packageVersion(),
      url,
      dataDirectory,
      runtimes,
      limits,
      isolation,
      authenticated: settings.tokens !== undefined,
    })}\n`,
  );
  logger.info({ url, dataDirectory, limits, isolation }, 'serving');
  const signal = await stopped;
  logger.info({ signal, drainSeconds: settings.drainSeconds }, 'stopping');
  await host.close();
  logger.info({}, 'stopped');
}
