/** The command line cannot be understood, or what it names on this machine cannot be used. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** The words of the command whose help would tell more; empty: that of the program. */
  readonly path: readonly string[];

  constructor(message: string, path: readonly string[] = [], options?: ErrorOptions) {
    super(message, options);
    this.path = path;
  }
}
