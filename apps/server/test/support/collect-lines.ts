import { loggerTo } from '../../src/logging/create-logger.js';

/** A logger whose lines can be read, parsed. */
export function collectLines(level = 'info') {
  const lines: Record<string, unknown>[] = [];
  const logger = loggerTo({ write: (line: string) => void lines.push(JSON.parse(line)) }, level);
  return { logger, lines };
}
