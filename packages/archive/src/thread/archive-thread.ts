import type { Worker } from 'node:worker_threads';
import { type ArchiveLimits, defaultArchiveLimits } from '../archive-limits.js';
import type { ArchiveSummary } from '../inspect-archive.js';
import { InvalidArchiveError } from '../invalid-archive-error.js';
import { inspectFile } from './inspect-file.js';
import { startWorker } from './start-worker.js';
import { StreamChecksums } from './stream-checksums.js';
import type { ThreadReply, ThreadRequest } from './thread-message.js';

interface Job {
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

// From either folder: threads are started from plain JavaScript, also when the rest runs from its sources.
const defaultProgram = '../../dist/thread/thread-program.js';

/**
 * Does the long work on large archives beside the event loop: one thread, started by the first job and shared by all. It keeps a process
 * alive only while a job waits for it. A thread that dies fails the jobs that it had; the next job starts another. Where there can be no
 * thread, as when a bundle lost its program, a warning says so once, and the work is done here.
 */
export class ArchiveThread {
  readonly #program: string;
  readonly #jobs = new Map<number, Job>();
  #worker: Worker | undefined;
  #lastJob = 0;
  #isClosed = false;
  #isImpossible = false;

  /** `program` is the URL of what runs in the thread; for tests. */
  constructor(program: string = defaultProgram) {
    this.#program = program;
  }

  /** `inspectArchive` of a local file, which must not change meanwhile. */
  async inspectFile(path: string, limits: ArchiveLimits = defaultArchiveLimits): Promise<ArchiveSummary> {
    const begun = this.begin();
    if (begun === undefined) return inspectFile(path, limits);
    this.send({ kind: 'inspect', job: begun.job, path, limits });
    // The thread answers with what inspectArchive gave it.
    return begun.result as Promise<ArchiveSummary>;
  }

  /** Checksums of bytes that are still to come, and may go to a file. */
  streamChecksums(): StreamChecksums {
    return new StreamChecksums(this);
  }

  /** Ends the thread at once. Jobs that wait for it fail, and so do those that come later. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker?.terminate();
  }

  /** Registers a job; undefined where there can be no thread. For the jobs of this folder. */
  begin(): { readonly job: number; readonly result: Promise<unknown> } | undefined {
    this.#lastJob += 1;
    const job = this.#lastJob;
    if (this.#isClosed) {
      return { job, result: Promise.reject(new Error('The thread for archives is closed.')) };
    }
    const worker = this.#running();
    if (worker === undefined) return undefined;
    worker.ref();
    const result = new Promise<unknown>((resolve, reject) => this.#jobs.set(job, { resolve, reject }));
    return { job, result };
  }

  /** Does nothing once the job has ended. For the jobs of this folder. */
  send(request: ThreadRequest): void {
    if (!this.#jobs.has(request.job)) return;
    this.#worker?.postMessage(request);
  }

  /** The job waits for nothing more. For the jobs of this folder. */
  end(job: number): void {
    this.#jobs.delete(job);
    if (this.#jobs.size === 0) this.#worker?.unref();
  }

  #running(): Worker | undefined {
    if (this.#worker === undefined && !this.#isImpossible) {
      this.#worker = this.#start();
      this.#isImpossible = this.#worker === undefined;
    }
    return this.#worker;
  }

  #start(): Worker | undefined {
    const worker = startWorker(this.#program);
    if (worker === undefined) return undefined;
    let reason: unknown;
    worker.on('message', (reply: ThreadReply) => this.#take(reply));
    worker.on('error', (error) => {
      reason = error;
    });
    worker.on('exit', () => {
      this.#worker = undefined;
      const failure = new Error('The thread for archives has ended.', { cause: reason });
      for (const { reject } of this.#jobs.values()) reject(failure);
      this.#jobs.clear();
    });
    return worker;
  }

  #take(reply: ThreadReply): void {
    const job = this.#jobs.get(reply.job);
    this.end(reply.job);
    if (reply.kind === 'done') job?.resolve(reply.result);
    else if (reply.kind === 'failed') job?.reject(reply.error);
    else job?.reject(new InvalidArchiveError(reply.reason, reply.message, { cause: reply.cause }));
  }
}
