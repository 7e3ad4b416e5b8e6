import { TimeoutError } from '../errors/timeout-error.js';
import { sleep } from '../transport/sleep.js';
import type { Execution } from '../wire-types.js';
import type { Executions } from './executions.js';

export interface WaitOptions {
  readonly signal?: AbortSignal | undefined;
  /** For all of the waiting. Default: as long as it takes. */
  readonly timeoutMs?: number | undefined;
  /** Between two looks, at most; the first ones follow quicker. Default 1000. */
  readonly intervalMs?: number | undefined;
  /** Called with the first status, and with each other one. */
  readonly onStatus?: ((execution: Execution) => void) | undefined;
}

const firstIntervalMs = 100;
const defaultIntervalMs = 1000;

export async function waitForExecution(
  get: Executions['get'],
  id: string,
  { signal, timeoutMs, intervalMs = defaultIntervalMs, onStatus }: WaitOptions = {},
): Promise<Execution> {
  const endsAt = timeoutMs === undefined ? Number.POSITIVE_INFINITY : performance.now() + timeoutMs;
  let status: Execution['status'] | undefined;
  for (let pauseMs = Math.min(firstIntervalMs, intervalMs); ; pauseMs = Math.min(pauseMs * 2, intervalMs)) {
    const execution = await get(id, { signal });
    if (execution.status !== status) onStatus?.(execution);
    status = execution.status;
    if (status !== 'running') return execution;
    const leftMs = endsAt - performance.now();
    if (leftMs <= 0) throw new TimeoutError(`Execution ${id} still runs after ${timeoutMs} ms.`, timeoutMs);
    await sleep(Math.min(pauseMs, leftMs), signal);
  }
}
