import type { StdioOptions } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { inheritedDescriptors } from './inherited-descriptors.js';

export interface WorkerStdio {
  readonly stdio: StdioOptions;
  /** Closes what was opened for it, once the worker is started. */
  close(): void;
}

/**
 * What a worker has open: stdin is empty, stdout and stderr are one pipe, 3 is the channel, and from 4 on it has `more`. What this
 * process was started with itself cannot be closed there; it has something empty in its place.
 */
export function workerStdio(more: readonly number[]): WorkerStdio {
  const stdio: (number | 'ignore' | 'pipe')[] = ['ignore', 'pipe', 'ignore', 'pipe', ...more];
  const covered = inheritedDescriptors().filter((each) => each >= stdio.length);
  if (covered.length === 0) return { stdio, close: () => undefined };
  const empty = openSync('/dev/null', 'r+');
  while (stdio.length <= Math.max(...covered)) stdio.push('ignore');
  for (const each of covered) stdio[each] = empty;
  return { stdio, close: () => closeSync(empty) };
}
