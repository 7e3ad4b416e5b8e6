/** Why a command was ended from outside. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';

  constructor() {
    super('Interrupted.');
  }
}

/**
 * Aborts on the first Ctrl-C or SIGTERM, so that temporary files go and the cursor comes back; the second ends the process as it
 * would have without us.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => controller.abort(new InterruptedError()));
  }
  return controller.signal;
}
