type LogMethod = (details: Readonly<Record<string, unknown>>, message: string) => void;

/** Where the library reports what no caller is told. Fits pino as it is. Silent by default. */
export interface Logger {
  readonly debug: LogMethod;
  readonly info: LogMethod;
  readonly warn: LogMethod;
  readonly error: LogMethod;
}
