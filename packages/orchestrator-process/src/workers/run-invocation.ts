import { type Clock, type Invocation, type InvocationResult, OrchestratorError } from '@qinling/core';
import type { WorkDirectories } from '../files/work-directories.js';
import type { WorkDirectory } from '../files/work-directory.js';
import { watchDirectory } from '../limits/watch-directory.js';
import { type RunMessage, resourceMessage } from '../protocol/messages.js';
import { uniqueName } from '../unique-name.js';
import type { LogCollector } from './log-collector.js';
import { logMark } from './log-mark.js';
import { parseOutput } from './parse-output.js';
import { timeoutMessage } from './worker-death.js';
import type { RunEnd, WorkerProcess } from './worker-process.js';

/** The output of an execution that its signal has ended. */
export const abortedMessage = 'The execution was aborted.';

export interface RunSettings {
  readonly clock: Clock;
  readonly maxOutputBytes: number;
  readonly maxLogBytes: number;
  readonly maxWorkDirectoryBytes: number;
}

/** Why a run was ended from here. */
type StopReason = 'timeout' | 'abort' | 'full';

/** Runs an invocation in a process that has loaded its code. Never rejects because of what the code does. */
export async function runInvocation(
  process: WorkerProcess,
  invocation: Invocation,
  log: LogCollector,
  settings: RunSettings,
): Promise<InvocationResult> {
  const { clock } = settings;
  const run = uniqueName();
  const directory = await takeDirectory(process.workDirectories);
  let stopped: StopReason | undefined;
  const stop = (reason: StopReason): void => {
    if (stopped === undefined) void process.kill(run);
    stopped ??= reason;
  };
  const started = clock.monotonicMs();
  const cancelTimer = clock.after(invocation.limits.timeoutSeconds * 1000, () => stop('timeout'));
  const abort = (): void => stop('abort');
  invocation.signal.addEventListener('abort', abort);
  const endWatch = watchDirectory(directory.path, {
    maxBytes: settings.maxWorkDirectoryBytes,
    clock,
    onFull: () => stop('full'),
  });
  try {
    if (invocation.onLog !== undefined) {
      invocation.onLog(firstLine(invocation));
      log.listen(invocation.onLog);
    }
    // Before, or by who is told of the log.
    if (invocation.signal.aborted) return abortedResult(invocation, 0, log);
    const mark = process.marksLogs ? logMark() : undefined;
    const end = await process.run(messageOf(invocation, run, directory.path, mark, settings), log);
    const durationSeconds = (clock.monotonicMs() - started) / 1000;
    const { outcome, output } = outcomeOf(end, stopped, settings);
    return { outcome, output, durationSeconds, log: framed(invocation, log) };
  } finally {
    cancelTimer();
    endWatch();
    invocation.signal.removeEventListener('abort', abort);
    await process.workDirectories.giveBack(directory);
  }
}

async function takeDirectory(directories: WorkDirectories): Promise<WorkDirectory> {
  try {
    return await directories.take();
  } catch (cause) {
    throw new OrchestratorError('The working directory of the execution cannot be made.', { cause });
  }
}

/** The result of an execution that its signal has ended. */
export function abortedResult(
  invocation: Invocation,
  durationSeconds: number,
  log: LogCollector,
): InvocationResult {
  return { outcome: 'aborted', output: abortedMessage, durationSeconds, log: framed(invocation, log) };
}

/** The log between the lines that tell of its begin and end. */
export function framed(invocation: Invocation, log: LogCollector): string {
  return `${firstLine(invocation)}${log.text()}Finished execution: ${invocation.executionId}\n`;
}

const firstLine = ({ executionId }: Invocation): string => `Start execution: ${executionId}\n`;

function messageOf(
  invocation: Invocation,
  run: string,
  directory: string,
  mark: string | undefined,
  settings: RunSettings,
): RunMessage {
  return {
    type: 'run',
    run,
    executionId: invocation.executionId,
    input: invocation.input,
    context: {
      execution_id: invocation.executionId,
      function_id: invocation.functionId,
      function_version: invocation.functionVersion,
      project_id: invocation.projectId,
    },
    directory,
    outputBytes: settings.maxOutputBytes,
    logBytes: settings.maxLogBytes,
    ...(mark !== undefined && { mark }),
  };
}

function outcomeOf(
  end: RunEnd,
  stopped: StopReason | undefined,
  { maxOutputBytes, maxWorkDirectoryBytes }: RunSettings,
): Pick<InvocationResult, 'outcome' | 'output'> {
  if (stopped === 'abort') return { outcome: 'aborted', output: abortedMessage };
  if (end.type === 'died' || end.outcome === 'killed') {
    if (stopped === 'full') {
      const why = `There is more than ${maxWorkDirectoryBytes} bytes in its working directory.`;
      return { outcome: 'failed', output: `${resourceMessage} ${why}` };
    }
    const message = end.type === 'died' ? end.message : resourceMessage;
    return { outcome: 'failed', output: stopped === 'timeout' ? timeoutMessage : message };
  }
  // The worker looks at it too; but user code may have spoken in its name.
  const parsed = parseOutput(end.output, maxOutputBytes);
  if ('problem' in parsed) return { outcome: 'failed', output: parsed.problem };
  return { outcome: end.outcome, output: parsed.value };
}
