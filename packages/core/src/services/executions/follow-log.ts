import type { Scope } from '../../domain/scope.js';
import { notFound } from '../../errors/not-found-error.js';
import type { Context } from '../context.js';
import type { ExecutionRunner } from './execution-runner.js';

/** How often the log is looked at of an execution that another host runs, or that still waits. */
const lookMs = 500;

/**
 * The log of an execution from its beginning, as it grows, until the execution ends. A reader that is slow holds nothing up: it gets more at a
 * time. Ends early when `signal` aborts, when the execution is deleted, and when the library closes. Throws `NotFoundError` at once.
 */
export async function followLog(
  context: Context,
  runner: ExecutionRunner,
  scope: Scope,
  id: string,
  signal: AbortSignal | undefined,
): Promise<AsyncIterable<string>> {
  if ((await context.storage.executions.log(scope, id)) === undefined) throw notFound('Execution', { id });
  return parts(context, runner, scope, id, signal);
}

async function* parts(
  context: Context,
  runner: ExecutionRunner,
  scope: Scope,
  id: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  const { lifecycle, storage } = context;
  let position = 0;
  for (;;) {
    const live = runner.liveLog(id);
    for (;;) {
      const part = await live?.after(position, signal);
      if (part === undefined) break;
      position += part.length;
      yield part;
    }
    // Asked before the log: what has ended by then has its whole log there.
    const execution = await storage.executions.get(scope, id);
    const log = (await storage.executions.log(scope, id)) ?? '';
    if (log.length > position) yield log.slice(position);
    position = Math.max(position, log.length);
    const isOver = execution?.status !== 'running' || lifecycle.state !== 'started';
    if (isOver || signal?.aborted === true) return;
    await pause(context, signal);
  }
}

function pause({ clock }: Context, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      cancel();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.after(lookMs, end);
    signal?.addEventListener('abort', end);
  });
}
