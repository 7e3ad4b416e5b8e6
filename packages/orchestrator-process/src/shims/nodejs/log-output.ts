import { writeSync } from 'node:fs';
import { Writable } from 'node:stream';

// Both are the same pipe. Code may close one of them.
const outputDescriptors = [1, 2];
const pause = new Int32Array(new SharedArrayBuffer(4));
const wait = Atomics.wait;
const write = writeSync;

/** Writes to stdout at once, so that nothing printed is lost when the process ends, and stdout and stderr stay in order. */
export function print(bytes: Uint8Array): void {
  outputDescriptors.some((descriptor) => printTo(descriptor, bytes));
}

function printTo(descriptor: number, bytes: Uint8Array): boolean {
  for (let written = 0; written < bytes.length; ) {
    try {
      written += write(descriptor, bytes, written);
    } catch (error) {
      // A child process that shares the pipe may have made it non-blocking.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return false;
      wait(pause, 0, 0, 1);
    }
  }
  return true;
}

/** Puts writers that print at once in place of `process.stdout` and `process.stderr`. */
export function replaceOutput(): void {
  for (const [name, fd] of [
    ['stdout', 1],
    ['stderr', 2],
  ] as const) {
    const stream = Object.assign(
      new Writable({
        decodeStrings: true,
        write: (chunk: Uint8Array, _encoding, done) => {
          print(chunk);
          done();
        },
      }),
      { fd, _isStdio: true },
    );
    Object.defineProperty(process, name, { configurable: true, enumerable: true, get: () => stream });
  }
}
