import type { Duplex } from 'node:stream';
import type { HostMessage, WorkerMessage } from './messages.js';
import { parseWorkerMessage } from './parse-worker-message.js';

/** Why a channel ended. `closed`: by the worker, which may just have exited. `broken`: it sent what is no message. */
export interface ChannelEnd {
  readonly kind: 'closed' | 'broken';
  readonly reason: string;
}

export interface WorkerChannelOptions {
  /** A longer line is taken for garbage. */
  readonly maxLineBytes: number;
  onMessage(message: WorkerMessage): void;
  /** Called once, when nothing will come any more. */
  onEnd(end: ChannelEnd): void;
}

/** The host's end of the channel to one worker process. */
export class WorkerChannel {
  readonly #socket: Duplex;
  readonly #options: WorkerChannelOptions;
  #parts: Buffer[] = [];
  #partBytes = 0;
  #ended = false;

  constructor(socket: Duplex, options: WorkerChannelOptions) {
    this.#socket = socket;
    this.#options = options;
    socket.on('data', (chunk: Buffer) => this.#read(chunk));
    // Writing to a worker that is just dying fails here; its end is told by `onEnd`.
    socket.on('error', () => this.#end('closed', 'The channel to the worker failed.'));
    socket.on('close', () => this.#end('closed', 'The worker closed its channel.'));
  }

  /** Sends a message. Does nothing once the channel has ended. */
  send(message: HostMessage): void {
    if (!this.#ended) this.#socket.write(`${JSON.stringify(message)}\n`);
  }

  close(): void {
    this.#ended = true;
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    let start = 0;
    for (let at = chunk.indexOf(10); at !== -1 && !this.#ended; at = chunk.indexOf(10, start)) {
      this.#keep(chunk.subarray(start, at));
      start = at + 1;
      this.#takeLine();
    }
    if (!this.#ended) this.#keep(chunk.subarray(start));
  }

  #keep(part: Buffer): void {
    this.#partBytes += part.length;
    if (this.#partBytes > this.#options.maxLineBytes) this.#end('broken', 'The worker sent an endless line.');
    else if (part.length > 0) this.#parts.push(part);
  }

  #takeLine(): void {
    if (this.#ended) return;
    const line = Buffer.concat(this.#parts).toString('utf8');
    this.#parts = [];
    this.#partBytes = 0;
    const message = parseWorkerMessage(line);
    if (message === undefined) this.#end('broken', 'The worker sent what is no message.');
    else this.#options.onMessage(message);
  }

  #end(kind: ChannelEnd['kind'], reason: string): void {
    if (this.#ended) return;
    this.close();
    this.#parts = [];
    this.#options.onEnd({ kind, reason });
  }
}
