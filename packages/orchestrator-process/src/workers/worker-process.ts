import type { ChildProcess } from 'node:child_process';
import type { Duplex, Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { ResourceLimits } from '@qinling/core';
import type { RunPlace, WorkerCgroups } from '../cgroups/worker-cgroups.js';
import { removeTree } from '../files/remove-tree.js';
import { removeTreeInUse } from '../files/remove-tree-in-use.js';
import { WorkDirectories } from '../files/work-directories.js';
import type { Sandbox } from '../isolation/sandbox.js';
import { sandboxExit } from '../isolation/sandbox-exit.js';
import { killGroup, killTree, type ProcessTree } from '../processes/kill-tree.js';
import { limitMemory } from '../processes/limit-memory.js';
import {
  type HelloMessage,
  type LoadMessage,
  type ResultMessage,
  type RunMessage,
  resourceMessage,
  type WorkerMessage,
} from '../protocol/messages.js';
import { type ChannelEnd, WorkerChannel } from '../protocol/worker-channel.js';
import type { LogCollector } from './log-collector.js';
import { Pending } from './pending.js';
import { StdoutLog } from './stdout-log.js';
import { deathMessage, type ProcessExit } from './worker-death.js';

/** How loading ended. `message` says why it failed. */
export type LoadEnd = { readonly kind: 'loaded' } | { readonly kind: 'failed'; readonly message: string };

/** How a run ended: with a result, or because its process did. */
export type RunEnd = ResultMessage | { readonly type: 'died'; readonly message: string };

export interface WorkerProcessOptions {
  readonly child: ChildProcess;
  readonly tree: ProcessTree;
  /** Longest line that is read from the worker. */
  readonly maxLineBytes: number;
  /** Those of this worker, where there are any. It removes them. */
  readonly cgroups?: WorkerCgroups | undefined;
  /** What it was started in. It removes it. */
  readonly sandbox?: Sandbox | undefined;
}

// A worker that keeps silent about what it has to say is broken. So long it may take on a busy machine.
const patienceMs = 2_000;
const exitDelayMs = 100;
// The end of a sandboxed worker is told by its init to bwrap, and by bwrap to us, when everything else in there has ended too.
const sandboxExitDelayMs = 500;

/** One worker process, from the host's side: generic at first, then the server of one function version. */
export class WorkerProcess {
  readonly pid: number;
  /** Its own, removed when it ends. Those of its runs are in there. */
  readonly directory: string;
  readonly workDirectories: WorkDirectories;
  /** Resolves when the process, and everything it started, is gone. */
  readonly gone: Promise<void>;
  readonly #tree: ProcessTree;
  readonly #cgroups: WorkerCgroups | undefined;
  readonly #sandbox: Sandbox | undefined;
  readonly #channel: WorkerChannel;
  readonly #stdout: StdoutLog;
  readonly #exited: Promise<ProcessExit>;
  readonly #hello = new Pending<HelloMessage | undefined>();
  readonly #runs = new Map<string, { readonly pending: Pending<RunEnd>; readonly log: LogCollector }>();
  #load: Pending<LoadEnd> | undefined;
  #loadLog: LogCollector | undefined;
  #traits: HelloMessage | undefined;
  #exit: ProcessExit | undefined;
  #ending: Promise<void> | undefined;
  /** Why it was ended, where its exit does not tell. */
  #reason: string | undefined;
  #retired = false;

  constructor({ child, tree, maxLineBytes, cgroups, sandbox }: WorkerProcessOptions) {
    this.pid = tree.root;
    this.directory = tree.directory;
    this.workDirectories = new WorkDirectories(tree.directory, sandbox && removeTreeInUse);
    this.#tree = tree;
    this.#cgroups = cgroups;
    this.#sandbox = sandbox;
    this.#stdout = new StdoutLog(child.stdout as Readable);
    this.#exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.#exit = sandbox === undefined ? { code, signal } : sandboxExit({ code, signal });
        resolve(this.#exit);
      });
    });
    this.#channel = new WorkerChannel(child.stdio[3] as Duplex, {
      maxLineBytes,
      onMessage: (message) => this.#take(message),
      onEnd: (end) => void this.#lose(end),
    });
    this.gone = this.#exited.then(() => this.end());
  }

  /** How many runs it takes at a time; 0 before its hello. */
  get concurrency(): number {
    return Math.min(this.#traits?.concurrency ?? 0, this.#cgroups?.places ?? Number.POSITIVE_INFINITY);
  }

  /** Whether it ends the log of each run with a mark. */
  get marksLogs(): boolean {
    return this.#traits?.log === 'stdout';
  }

  /** Whether it can be given another run. */
  get isUsable(): boolean {
    return this.#ending === undefined && !this.#retired;
  }

  /** Resolves to the worker's hello, or undefined when it ends without one. What it prints until then goes to `log`. */
  async greet(log: LogCollector): Promise<HelloMessage | undefined> {
    void this.#stdout.collect(`no mark ${this.pid}`, log);
    this.#traits = await this.#hello.promise;
    this.#sandbox?.settle(this.pid);
    this.#cgroups?.settle(this.concurrency);
    return this.#traits;
  }

  /** Loads the code, once, and holds it and its runs to `limits`. What the code prints meanwhile goes to `log`. */
  async load(message: LoadMessage, limits: ResourceLimits, log: LogCollector): Promise<LoadEnd> {
    await this.#limit(limits);
    this.#load = new Pending<LoadEnd>();
    this.#loadLog = log;
    const printed = this.#stdout.collect(message.mark, log);
    const cgroups = this.#cgroups?.layout();
    const directory = (await this.#sandbox?.showPackage(message.directory)) ?? message.directory;
    if (this.#ending === undefined)
      this.#channel.send({ ...message, directory, ...(cgroups !== undefined && { cgroups }) });
    else this.#settle();
    const end = await this.#load.promise;
    await this.#printed(printed);
    if (end.kind === 'loaded' && this.#ending === undefined) this.#cgroups?.loaded();
    return end;
  }

  async #limit(limits: ResourceLimits): Promise<void> {
    if (this.#ending !== undefined) return;
    this.#cgroups?.limit(limits);
    const isLimited = this.#traits?.limitsMemory === true || this.#cgroups?.limitMemory === true;
    if (!isLimited) await limitMemory(this.#sandbox?.worker ?? this.pid, limits.memoryBytes);
  }

  /** Runs the loaded code. What it prints goes to `log`. */
  async run(message: RunMessage, log: LogCollector): Promise<RunEnd> {
    const pending = new Pending<RunEnd>();
    this.#runs.set(message.run, { pending, log });
    const printed = this.#collect(message.mark, log);
    this.#sandbox?.admit(message.directory);
    const place = this.#ending === undefined ? this.#cgroups?.enter() : undefined;
    if (this.#ending !== undefined) this.#settle();
    else if (place?.index === undefined) this.#channel.send(message);
    else this.#channel.send({ ...message, cgroup: place.index });
    const end = await pending.promise;
    await this.#printed(printed);
    if (end.type === 'result' && end.retire) this.#retired = true;
    if (place !== undefined) return await this.#leave(place, end);
    if (end.type === 'result' && end.sweep && !this.#retired) await this.#sweep();
    return end;
  }

  async #leave(place: RunPlace, end: RunEnd): Promise<RunEnd> {
    const ranOut = await place.leave();
    const prepare = place.free();
    if (this.isUsable) for (const cgroup of prepare) this.#channel.send({ type: 'prepare', cgroup });
    return ranOut ? { type: 'died', message: resourceMessage } : end;
  }

  /** Ends a run with everything it started. Where the process serves only one run at a time, the process ends. */
  async kill(run: string): Promise<void> {
    const pending = this.#runs.get(run)?.pending;
    if (pending === undefined) return;
    if (this.concurrency > 1) {
      this.#channel.send({ type: 'kill', run });
      await Promise.race([pending.promise, setTimeout(patienceMs, undefined, { ref: false })]);
    }
    if (this.#runs.has(run)) await this.end('The worker did not end a run.');
  }

  /** Ends the process and everything it started. `reason` is told as the end of its runs. */
  end(reason?: string): Promise<void> {
    if (this.#ending === undefined) this.#reason = reason;
    this.#ending ??= this.#finish();
    return this.#ending;
  }

  async #finish(): Promise<void> {
    await this.#kill();
    await this.#exited;
    this.#channel.close();
    await this.#stdout.close(patienceMs);
    this.#reason ??= this.#cgroups?.ranOutOfMemory === true ? resourceMessage : undefined;
    this.#settle();
    await this.#cgroups?.remove();
    await this.#sandbox?.remove();
    await removeTree(this.directory);
  }

  async #kill(): Promise<void> {
    const isKilled = this.#sandbox?.kill() === true;
    // A worker that was given no code has started nothing.
    if (this.#load === undefined && this.#sandbox === undefined) return killGroup(this.#tree);
    await this.#cgroups?.kill();
    if (!isKilled) await killTree(this.#tree, { keepRoot: this.#exit !== undefined });
  }

  /** Ends what a run has left. */
  async #sweep(): Promise<void> {
    const keep = this.#sandbox?.processes ?? new Set();
    await killTree(this.#tree, { keepRoot: true, keep });
  }

  #settle(): void {
    const reason = this.#reason;
    const exit = this.#exit ?? { code: null, signal: null };
    this.#hello.resolve(undefined);
    this.#load?.resolve({
      kind: 'failed',
      message: reason ?? deathMessage(exit, this.#loadLog?.text() ?? ''),
    });
    for (const { log, pending } of this.#runs.values())
      pending.resolve({ type: 'died', message: reason ?? deathMessage(exit, log.text()) });
    this.#runs.clear();
  }

  async #lose({ kind, reason }: ChannelEnd): Promise<void> {
    if (kind === 'broken') await this.end(reason);
    // A process that exits closes its channel too; then how it exited tells more.
    const delayMs = this.#sandbox === undefined ? exitDelayMs : sandboxExitDelayMs;
    await Promise.race([this.#exited, setTimeout(delayMs, undefined, { ref: false })]);
    // On a slow machine the kernel has chosen it, and is not done with it yet.
    const tellsMore = this.#exit !== undefined || this.#cgroups?.ranOutOfMemory === true;
    await this.end(tellsMore ? undefined : reason);
  }

  /** Collects what is printed from now on, if that is the log. Resolves at the mark. */
  #collect(mark: string | undefined, log: LogCollector): Promise<void> | undefined {
    if (this.#traits?.log === 'messages') return undefined;
    return this.#stdout.collect(mark, log);
  }

  // The end of what a run printed comes before its result does, unless the code has tampered with its worker.
  async #printed(printed: Promise<void> | undefined): Promise<void> {
    if (printed === undefined || !this.#stdout.isCollecting) return;
    if (!this.#stdout.waitsForMark) return await this.#stdout.endAfterTurn();
    const patience = new AbortController();
    const late = setTimeout(patienceMs, 'late', { ref: false, signal: patience.signal }).catch(
      () => undefined,
    );
    if ((await Promise.race([printed, late])) === 'late') this.#retired = true;
    patience.abort();
  }

  #take(message: WorkerMessage): void {
    if (this.#accept(message)) return;
    // Nothing that follows is believed.
    this.#channel.close();
    void this.end('The worker broke its protocol.');
  }

  #accept(message: WorkerMessage): boolean {
    if (message.type === 'hello') return this.#hello.resolve(message);
    if (message.type === 'loaded') return this.#load?.resolve({ kind: 'loaded' }) === true;
    if (message.type === 'load-failed')
      return this.#load?.resolve({ kind: 'failed', message: message.message }) === true;
    const run = this.#runs.get(message.run);
    if (run === undefined) return false;
    if (message.type === 'log') run.log.append(Buffer.from(message.data, 'base64'));
    else this.#runs.delete(message.run) && run.pending.resolve(message);
    return true;
  }
}
