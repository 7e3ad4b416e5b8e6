import { constants } from 'node:os';

/** Resolves with the first SIGTERM or SIGINT. The second ends the process at once, with 128 and the signal's number. */
export function stopSignals(beforeExit: () => void): Promise<string> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        if (asked) {
          beforeExit();
          process.exit(128 + constants.signals[signal]);
        }
        asked = true;
        resolve(signal);
      });
    }
  });
}
