import { isQinlingError } from '@qinling/core';
import { check } from './command/check.js';
import { readCommandLine, UsageError } from './command/command-line.js';
import { helpText } from './command/help.js';
import { endOnUncaught } from './command/last-resort.js';
import { migrate } from './command/migrate.js';
import { packageVersion } from './command/package-version.js';
import { serve } from './command/serve.js';
import { stopSignals } from './command/stop-signals.js';
import { createLogger } from './logging/create-logger.js';
import { readSettings, SettingsError } from './settings/read-settings.js';
import { StartError } from './start/start-error.js';

async function run(): Promise<void> {
  const command = readCommandLine(process.argv.slice(2));
  if (command === 'help') return print(helpText());
  if (command === 'version') return print(packageVersion());
  const settings = readSettings(process.env);
  if (command === 'migrate') return print(await migrate(settings));
  if (command === 'check') return print(await check(settings));

  const log = createLogger(settings.logLevel);
  endOnUncaught(log);
  try {
    await serve(settings, log, stopSignals(log.flush), process.stdout);
  } finally {
    log.flush();
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** One line for what a person can mend; everything for what only we can. */
function explain(error: unknown): string {
  const expected =
    error instanceof StartError ||
    error instanceof SettingsError ||
    error instanceof UsageError ||
    isQinlingError(error);
  if (expected) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  await run();
  process.exit(0);
} catch (error) {
  process.stderr.write(`qinling-server: ${explain(error)}\n`);
  process.exit(error instanceof UsageError || error instanceof SettingsError ? 2 : 1);
}
