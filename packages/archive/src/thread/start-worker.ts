import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

const options = {
  // Flags and loaders of the host are its own, and would be paid for again.
  execArgv: [],
  // What is young dies at once here: more room for it would only be filled.
  resourceLimits: { maxYoungGenerationSizeMb: 2 },
};

/** Starts a thread with this program. Undefined where there can be none; then a warning of the process says why. */
export function startWorker(program: string): Worker | undefined {
  try {
    const url = new URL(program, import.meta.url);
    // Otherwise the thread would fail later, together with what it was asked.
    if (url.protocol === 'file:' && !existsSync(url)) throw new Error(`${url.href} is missing`);
    return new Worker(url, options);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    process.emitWarning(
      `Large packages are checked without a thread, which delays other requests: ${reason}. A bundle must leave @qinling/archive out, or keep its files beside each other.`,
      { code: 'QINLING_NO_ARCHIVE_THREAD' },
    );
    return undefined;
  }
}
