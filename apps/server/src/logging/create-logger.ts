import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';

/** A logger, and how to write out at once what it still holds. */
export interface HostLogger {
  readonly logger: Logger;
  flush(): void;
}

/** JSON lines on stderr, so that stdout stays for people. */
export function createLogger(level: string): HostLogger {
  const destination = pino.destination({ dest: 2, sync: false });
  return { logger: loggerTo(destination, level), flush: () => destination.flushSync() };
}

/** The same lines, anywhere. */
export function loggerTo(destination: DestinationStream, level: string): Logger {
  // Left to itself, pino writes an error of any name but `err` as {}.
  const serializers = { error: stdSerializers.err };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers }, destination);
}
