import type { Execution } from '@qinling/client';
import { CommandFailure } from '../errors/command-failure.js';
import { exitCode } from '../errors/exit-code.js';
import { printable } from '../output/value-text.js';
import { whileWaiting } from '../progress/waiting.js';
import type { Session } from '../session/session.js';
import { inputText } from './input-text.js';
import { requiredTarget, type TargetWords } from './target.js';

export interface RunWords extends TargetWords {
  readonly input: string | undefined;
  readonly async: boolean;
  readonly wait: boolean;
  readonly description: string | undefined;
}

/** Runs what the words name; resolves at its end, or at once with `--async` alone. */
export async function runTarget(session: Session, words: RunWords): Promise<Execution> {
  const { description } = words;
  const target = await requiredTarget(session, words);
  const input = await inputText(session, words.input);
  const { executions } = await session.connect();
  const sync = !words.async && !words.wait;
  const create = () => executions.create({ ...target, input, sync, description }, { signal: session.signal });
  if (sync) return whileWaiting(session, () => 'Running', create);
  const started = await create();
  return words.wait ? waitForExecution(session, started.id) : started;
}

/** The execution, once it has ended. */
export async function waitForExecution(session: Session, id: string): Promise<Execution> {
  const { executions } = await session.connect();
  return whileWaiting(
    session,
    () => 'Running',
    () => executions.waitFor(id, { signal: session.signal }),
  );
}

/** Throws `CommandFailure` for an execution that did not end in success. */
export function requireSuccess({ id, status, result }: Execution): void {
  if (status === 'success') return;
  const endings = {
    running: 'still runs',
    failed: 'failed',
    error: 'could not be run',
    cancelled: 'was cancelled',
  };
  const output = outputOf(result);
  throw new CommandFailure(
    `Execution ${id} ${endings[status]}${output === '' ? '.' : `: ${output}`}`,
    [`qinling function execution log show ${id} shows what it wrote.`],
    exitCode.executionFailed,
  );
}

function outputOf(result: string | null): string {
  try {
    const { output } = JSON.parse(result ?? '{}') as { readonly output?: unknown };
    return typeof output === 'string' ? printable(output) : '';
  } catch {
    return '';
  }
}
