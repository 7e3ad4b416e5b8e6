import type { QinlingClient } from '@qinling/client';
import type { GlobalOptions } from '../command/global-options.js';

/** What a command works with beside its own words. */
export interface Session {
  readonly globals: GlobalOptions;
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  /** Messages, progress and questions; never results. */
  readonly errors: NodeJS.WriteStream;
  readonly environment: NodeJS.ProcessEnv;
  /** Aborts when the person gives up. */
  readonly signal: AbortSignal;
  /** The client; the package is only read by commands that need it. */
  connect(): Promise<QinlingClient>;
}

/** A line of what was asked for. */
export function printLine({ output }: Session, text: string): void {
  output.write(`${text}\n`);
}

/** A line beside it. */
export function note({ errors }: Session, text: string): void {
  errors.write(`${text}\n`);
}
