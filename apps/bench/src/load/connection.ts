import { connect, type Socket } from 'node:net';
import { ResponseReader } from './response-reader.js';

const readBytes = 256 * 1024;

interface Waiting {
  answered(): void;
  failed(error: Error): void;
}

/** One kept-alive HTTP connection, one request at a time. As little work as possible, so that the server is what limits. */
export class Connection {
  readonly #socket: Socket;
  readonly #reader = new ResponseReader();
  #waiting: Waiting | undefined;

  constructor(port: number) {
    // Every read goes into the same memory.
    const buffer = Buffer.allocUnsafe(readBytes);
    this.#socket = connect({
      host: '127.0.0.1',
      port,
      noDelay: true,
      onread: {
        buffer,
        callback: (length) => {
          this.#arrived(buffer.subarray(0, length));
          return true;
        },
      },
    });
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('The server has closed the connection.')));
  }

  /** Sends a request, in parts that follow each other, and resolves when it is answered with success. */
  send(...parts: readonly Uint8Array[]): Promise<void> {
    return new Promise((answered, failed) => {
      if (this.#socket.destroyed) {
        failed(new Error('The server has closed the connection.'));
        return;
      }
      this.#waiting = { answered, failed };
      for (const part of parts) this.#socket.write(part);
    });
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #arrived(bytes: Buffer): void {
    try {
      if (this.#reader.take(bytes) === 0) return;
    } catch (error) {
      this.#fail(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.answered();
  }

  #fail(error: Error): void {
    this.#waiting?.failed(error);
    this.#waiting = undefined;
  }
}
