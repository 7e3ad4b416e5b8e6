import type { QinlingClient } from '@qinling/client';
import type { GlobalOptions } from '../command/global-options.js';
import { UsageError } from '../errors/usage-error.js';
import { debugHooks } from './debug-hooks.js';
import type { Session } from './session.js';

/** A session of this process. */
export function createSession(globals: GlobalOptions, signal: AbortSignal): Session {
  let client: Promise<QinlingClient> | undefined;
  return {
    globals,
    signal,
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    environment: process.env,
    connect: () => {
      client ??= connect(globals);
      return client;
    },
  };
}

async function connect({ url, urlSource, token, timeoutSeconds, isDebugging }: GlobalOptions) {
  const { createClient } = await import('@qinling/client');
  try {
    return createClient({
      url,
      token,
      ...(timeoutSeconds === undefined ? {} : { timeoutMs: timeoutSeconds * 1000 }),
      ...(isDebugging ? debugHooks((line) => process.stderr.write(`${line}\n`)) : {}),
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const source = urlSource === '--url' ? '--url' : 'QINLING_URL';
    throw new UsageError(`${error.message} It was given by ${source}.`, [], { cause: error });
  }
}
