import { parentPort } from 'node:worker_threads';
import { isInvalidArchiveError } from '../invalid-archive-error.js';
import { FileSum } from './file-sum.js';
import { inspectFile } from './inspect-file.js';
import type { ThreadReply, ThreadRequest } from './thread-message.js';

type RequestOf<Kind extends ThreadRequest['kind']> = ThreadRequest & { readonly kind: Kind };

/** What runs in the thread of an `ArchiveThread`. Jobs take turns, of at most some milliseconds. */
const sums = new Map<number, FileSum>();

parentPort?.on('message', async (request: ThreadRequest) => {
  try {
    const result = await resultOf(request);
    if (result !== undefined) answer({ kind: 'done', job: request.job, result });
  } catch (error) {
    answer(failureOf(request.job, error));
  }
});

/** Undefined where there is nothing to answer. */
function resultOf(request: ThreadRequest): unknown {
  switch (request.kind) {
    case 'inspect':
      return inspectFile(request.path, request.limits);
    case 'add up':
      return addUp(request);
    case 'checksums':
      return checksums(request.job);
    case 'forget':
      return take(request.job)?.close();
  }
}

function addUp({ job, path, readableBytes }: RequestOf<'add up'>): void {
  const sum = sums.get(job) ?? new FileSum(path);
  sums.set(job, sum);
  try {
    sum.addUpTo(readableBytes);
  } catch (error) {
    // The answer ends the job: nothing more comes that would close it.
    take(job)?.close();
    throw error;
  }
}

function checksums(job: number): unknown {
  const sum = take(job);
  if (sum === undefined) throw new Error('Nothing was added up.');
  return sum.checksums();
}

function take(job: number): FileSum | undefined {
  const sum = sums.get(job);
  sums.delete(job);
  return sum;
}

function failureOf(job: number, error: unknown): ThreadReply {
  if (!isInvalidArchiveError(error)) return { kind: 'failed', job, error };
  const { reason, message, cause } = error;
  return { kind: 'refused', job, reason, message, cause };
}

function answer(reply: ThreadReply): void {
  parentPort?.postMessage(reply);
}
