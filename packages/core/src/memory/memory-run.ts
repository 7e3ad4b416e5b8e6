import type { Clock } from '../ports/clock.js';
import type { Invocation, InvocationResult } from '../ports/orchestrator.js';

/** What a handler gets beside its input. */
export interface MemoryContext {
  readonly execution_id: string;
  readonly function_id: string;
  readonly function_version: number;
  readonly project_id: string;
  /** Aborts when the execution should end: it was aborted, or took too long. */
  readonly signal: AbortSignal;
  /** Adds a line to the execution's log. */
  log(line: string): void;
}

/** A function of this process that stands for a package. Input that is a JSON object arrives parsed, none as an empty object. */
export type MemoryHandler = (context: MemoryContext, input: unknown) => unknown;

/** Stands for the code of an invocation. What it returns is the output; what it throws makes the execution fail. */
export type MemoryRun = (invocation: Invocation, context: MemoryContext, input: unknown) => unknown;

/** Runs once, up to the time limit, or until `stop` aborts. */
export async function runInMemory(
  invocation: Invocation,
  run: MemoryRun,
  stop: AbortController,
  clock: Clock,
): Promise<InvocationResult> {
  const lines: string[] = [];
  const print = (text: string): void => {
    lines.push(text);
    invocation.onLog?.(text);
  };
  print(`Start execution: ${invocation.executionId}\n`);
  const started = clock.monotonicMs();
  const cancel = clock.after(invocation.limits.timeoutSeconds * 1000, () => stop.abort('timeout'));
  const ran = settle(async () => {
    if (stop.signal.aborted) return null;
    const returned = await run(
      invocation,
      contextOf(invocation, stop.signal, print),
      inputOf(invocation.input),
    );
    return toJson(returned);
  });
  const end = await Promise.race([ran, whenAborted(stop.signal)]);
  cancel();
  if (end.outcome === 'failed' && end.trace !== undefined) print(`${end.trace}\n`);
  print(`Finished execution: ${invocation.executionId}\n`);
  const durationSeconds = (clock.monotonicMs() - started) / 1000;
  return { outcome: end.outcome, output: end.output, durationSeconds, log: lines.join('') };
}

interface End {
  readonly outcome: InvocationResult['outcome'];
  readonly output: unknown;
  readonly trace?: string | undefined;
}

async function settle(run: () => Promise<unknown>): Promise<End> {
  try {
    return { outcome: 'success', output: await run() };
  } catch (error) {
    if (!(error instanceof Error)) return { outcome: 'failed', output: String(error) };
    return { outcome: 'failed', output: error.message || error.name, trace: error.stack };
  }
}

function whenAborted(signal: AbortSignal): Promise<End> {
  return new Promise((resolve) => {
    const end = (): void =>
      resolve(
        signal.reason === 'timeout'
          ? { outcome: 'failed', output: 'Function execution timeout.' }
          : { outcome: 'aborted', output: 'The execution was aborted.' },
      );
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
  });
}

function contextOf(
  invocation: Invocation,
  signal: AbortSignal,
  print: (text: string) => void,
): MemoryContext {
  return {
    execution_id: invocation.executionId,
    function_id: invocation.functionId,
    function_version: invocation.functionVersion,
    project_id: invocation.projectId,
    signal,
    log: (line) => print(`${line}\n`),
  };
}

function inputOf(input: string | null): unknown {
  if (input === null) return {};
  try {
    const value: unknown = JSON.parse(input);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : input;
  } catch {
    return input;
  }
}

/** A copy that shares nothing with the handler, as if it came from another process. */
function toJson(value: unknown): unknown {
  const text = value === undefined ? 'null' : JSON.stringify(value);
  if (text === undefined) throw new TypeError('The result of the function is not JSON.');
  return JSON.parse(text) as unknown;
}
