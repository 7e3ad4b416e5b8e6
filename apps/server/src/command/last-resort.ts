import type { HostLogger } from '../logging/create-logger.js';

/** Ends the process with 1 when an error or a rejection reached nobody: what state it left is unknown, and a restart is safe. */
export function endOnUncaught({ logger, flush }: HostLogger): void {
  process.on('uncaughtException', (error, origin) => {
    logger.fatal({ err: error, origin }, 'an error that nothing caught; the host ends');
    flush();
    process.exit(1);
  });
}
