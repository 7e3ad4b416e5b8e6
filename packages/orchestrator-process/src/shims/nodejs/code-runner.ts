import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HostMessage, LoadMessage, RunMessage } from '../../protocol/messages.js';
import type { HostChannel } from './host-channel.js';
import { type Handler, loadHandler } from './load-handler.js';
import { print } from './log-output.js';
import { messageOf, printError } from './print-error.js';
import { resultJson } from './result-json.js';

/** Loads the code and runs it, one run at a time. */
export class CodeRunner {
  #handler: Handler | undefined;
  #run: RunMessage | undefined;
  #directory = '/';
  #quiet: ReadonlyMap<string, number> = new Map();
  #startedProcess = false;

  handle(message: HostMessage, channel: HostChannel): void {
    if (message.type === 'load') void this.#load(message, channel);
    if (message.type === 'run') void this.#start(message, channel);
  }

  /** Makes an error that nobody caught the end of the present run, and of this process. */
  watch(channel: HostChannel): void {
    for (const event of ['uncaughtException', 'unhandledRejection'])
      process.on(event, (error: unknown) => {
        // The code has a handler of its own.
        if (process.listenerCount(event) > 1) return;
        printError(error);
        if (this.#run === undefined) process.exit(1);
        this.#finish(channel, this.#run, 'failed', messageOf(error), true);
      });
    this.#watchProcesses();
  }

  async #load(message: LoadMessage, channel: HostChannel): Promise<void> {
    try {
      process.chdir(message.directory);
      this.#directory = message.directory;
      this.#handler = await loadHandler(message.directory, message.module, message.name);
      this.#quiet = activity();
      print(Buffer.from(message.mark));
      channel.send({ type: 'loaded' });
    } catch (error) {
      print(Buffer.from(`${messageOf(error)}\n${message.mark}`));
      channel.send({ type: 'load-failed', message: messageOf(error) });
    }
  }

  async #start(message: RunMessage, channel: HostChannel): Promise<void> {
    this.#run = message;
    this.#startedProcess = false;
    process.chdir(message.directory);
    process.env.HOME = message.directory;
    process.env.TMPDIR = message.directory;
    process.env.QINLING_EXECUTION_ID = message.executionId;
    try {
      const returned = await this.#handler?.(message.context, inputOf(message.input));
      const output = resultJson(returned);
      if (Buffer.byteLength(output) > message.outputBytes)
        throw new RangeError(`The result of the function is larger than ${message.outputBytes} bytes.`);
      await this.#end(channel, message, 'success', output, false);
    } catch (error) {
      printError(error);
      this.#finish(channel, message, 'failed', messageOf(error), false);
    }
  }

  #finish(channel: HostChannel, run: RunMessage, outcome: 'failed', message: string, retire: boolean): void {
    const shown = JSON.stringify(message.slice(0, Math.floor(run.outputBytes / 8)));
    void this.#end(channel, run, outcome, shown, retire);
  }

  async #end(
    channel: HostChannel,
    run: RunMessage,
    outcome: 'success' | 'failed',
    outputJson: string,
    retire: boolean,
  ): Promise<void> {
    if (this.#run !== run) return;
    this.#run = undefined;
    process.chdir(this.#directory);
    print(Buffer.from(run.mark));
    channel.send({
      type: 'result',
      run: run.run,
      outcome,
      output: outputJson,
      retire: retire || (await this.#staysBusy()),
      sweep: this.#startedProcess,
    });
  }

  // What goes on after a result could print into the next run, throw into it, or keep it from running. Connections may
  // stay: keeping them is what module state is for.
  async #staysBusy(): Promise<boolean> {
    if (!this.#isBusy()) return false;
    // What has just called back still counts until its callback has returned.
    await nextTurn();
    return this.#isBusy();
  }

  #isBusy(): boolean {
    const now = activity();
    return [...now].some(([kind, count]) => count > (this.#quiet.get(kind) ?? 0));
  }

  #watchProcesses(): void {
    const note = (): void => {
      this.#startedProcess = true;
    };
    wrap(childProcess.ChildProcess.prototype, ['spawn'], note);
    wrap(childProcess, ['spawnSync', 'execSync', 'execFileSync'], note);
    syncBuiltinESMExports();
  }
}

function wrap(holder: object, names: readonly string[], before: () => void): void {
  const methods = holder as Record<string, (...args: unknown[]) => unknown>;
  for (const name of names) {
    const original = methods[name];
    if (original === undefined) continue;
    methods[name] = function (this: unknown, ...args: unknown[]) {
      before();
      return original.apply(this, args);
    };
  }
}

const lasting = new Set(['PipeWrap', 'TCPSocketWrap', 'TLSWrap', 'UDPWrap', 'TTYWrap']);

function activity(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo())
    if (!lasting.has(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** Input that is a JSON object arrives parsed, any other as the string it is, none as an empty object. */
function inputOf(input: string | null): unknown {
  if (input === null) return {};
  try {
    const value: unknown = JSON.parse(input);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : input;
  } catch {
    return input;
  }
}
