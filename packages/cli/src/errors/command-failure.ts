import { exitCode } from './exit-code.js';

/** A failure that was found here, with the exit code that it has. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly exitCode: number;
  /** What to do next. */
  readonly hints: readonly string[];

  constructor(message: string, hints: readonly string[] = [], code: number = exitCode.refused) {
    super(message);
    this.hints = hints;
    this.exitCode = code;
  }
}
