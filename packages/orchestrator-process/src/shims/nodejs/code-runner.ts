import type { HostMessage, LoadMessage, RunMessage } from '../../protocol/messages.js';
import { isBusierThan, presentActivity } from './activity.js';
import type { HostChannel } from './host-channel.js';
import { type Handler, loadHandler } from './load-handler.js';
import { print } from './log-output.js';
import { messageOf, printError } from './print-error.js';
import { watchProcessStarts } from './process-starts.js';
import { resultJson } from './result-json.js';

/** Loads the code and runs it, one run at a time. */
export class CodeRunner {
  #handler: Handler | undefined;
  #run: RunMessage | undefined;
  #directory = '/';
  #loadedActivity = presentActivity();
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
    watchProcessStarts(() => {
      this.#startedProcess = true;
    });
  }

  async #load(message: LoadMessage, channel: HostChannel): Promise<void> {
    try {
      process.chdir(message.directory);
      this.#directory = message.directory;
      this.#handler = await loadHandler(message.directory, message.module, message.name);
      this.#loadedActivity = presentActivity();
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
    const handler = this.#handler;
    process.chdir(message.directory);
    process.env.HOME = message.directory;
    process.env.TMPDIR = message.directory;
    process.env.QINLING_EXECUTION_ID = message.executionId;
    try {
      const returned = await handler?.(message.context, inputOf(message.input));
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
    // What was printed is in the pipe already: it is written at once.
    channel.send({
      type: 'result',
      run: run.run,
      outcome,
      output: outputJson,
      // What goes on after a result could print into the next run, throw into it, or keep it from running.
      retire: retire || (await isBusierThan(this.#loadedActivity)),
      sweep: this.#startedProcess,
    });
  }
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
