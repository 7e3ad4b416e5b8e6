import type { GlobalOptions } from '../command/global-options.js';
import { printable } from '../output/value-text.js';
import { InterruptedError } from '../session/stop-signal.js';
import { CommandFailure } from './command-failure.js';
import { exitCode } from './exit-code.js';
import { refusalHints } from './refusal-hints.js';
import { UsageError } from './usage-error.js';

/** An error as it is told. */
export interface Described {
  readonly message: string;
  /** What to do next, a line each. */
  readonly hints: readonly string[];
  readonly exitCode: number;
}

/** Any error, with what to do about it, and the exit code that it has. */
export async function describeError(error: unknown, globals?: GlobalOptions): Promise<Described> {
  if (error instanceof CommandFailure) return error;
  if (error instanceof UsageError) return usage(error);
  if (error instanceof InterruptedError)
    return { message: error.message, hints: [], exitCode: exitCode.interrupted };
  const errors = await import('@qinling/client');
  const message = printable(error instanceof Error ? error.message : String(error));
  if (error instanceof errors.QinlingApiError) {
    return { message, hints: refusalHints(error), exitCode: exitCode.refused };
  }
  if (error instanceof errors.NotReachableError) {
    return { message, hints: [`Is it running? ${addressHint(globals)}`], exitCode: exitCode.notReachable };
  }
  if (error instanceof errors.TimeoutError) {
    return {
      message,
      hints: ['--timeout SECONDS, before the noun, waits longer.'],
      exitCode: exitCode.notReachable,
    };
  }
  if (error instanceof errors.UnexpectedAnswerError) {
    return { message, hints: [addressHint(globals)], exitCode: exitCode.notReachable };
  }
  const hints = globals?.isDebugging && error instanceof Error ? [error.stack ?? ''] : [];
  return { message, hints, exitCode: exitCode.refused };
}

function usage({ message, path }: UsageError): Described {
  const help = ['qinling', ...path, '--help'].join(' ');
  return { message, hints: [`Run ${help} to see how it is used.`], exitCode: exitCode.usage };
}

function addressHint(globals: GlobalOptions | undefined): string {
  const source = {
    default: 'The address is the default. Set QINLING_URL, or give --url URL, for another.',
    QINLING_URL: 'The address comes from QINLING_URL.',
    '--url': 'The address was given by --url.',
  };
  return source[globals?.urlSource ?? 'default'];
}
