import type { HelloMessage, ResultMessage, WorkerMessage } from './messages.js';

type Fields = Readonly<Record<string, unknown>>;

const parsers: Readonly<Record<string, (fields: Fields) => WorkerMessage | undefined>> = {
  hello: ({ protocol, concurrency, log, limitsMemory }) =>
    isCount(protocol) && isCount(concurrency) && isLogKind(log)
      ? { type: 'hello', protocol, concurrency, log, limitsMemory: limitsMemory === true }
      : undefined,
  loaded: () => ({ type: 'loaded' }),
  'load-failed': ({ message }) => (isText(message) ? { type: 'load-failed', message } : undefined),
  log: ({ run, data }) => (isText(run) && isText(data) ? { type: 'log', run, data } : undefined),
  result: ({ run, outcome, output, retire, sweep }) =>
    isText(run) && isOutcome(outcome) && isText(output)
      ? { type: 'result', run, outcome, output, retire: retire === true, sweep: sweep === true }
      : undefined,
};

/** Reads one line of a worker. User code may have written it: whatever is no message of the protocol gives undefined. */
export function parseWorkerMessage(line: string): WorkerMessage | undefined {
  const value = parseJson(line);
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Fields;
  const type = fields.type;
  return isText(type) && Object.hasOwn(parsers, type) ? parsers[type]?.(fields) : undefined;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isLogKind(value: unknown): value is HelloMessage['log'] {
  return value === 'stdout-until-result' || value === 'stdout' || value === 'messages';
}

function isOutcome(value: unknown): value is ResultMessage['outcome'] {
  return value === 'success' || value === 'failed' || value === 'killed';
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}
