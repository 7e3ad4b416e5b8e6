import { PassThrough } from 'node:stream';
import { queryObjects } from 'node:v8';
import { beforeEach, describe, expect, it } from 'vitest';
import { LogCollector } from '../src/workers/log-collector.js';
import { StdoutLog } from '../src/workers/stdout-log.js';

const mark = '\0the-mark\n';

let stdout: PassThrough;
let log: LogCollector;
let ended: Promise<void>;

beforeEach(() => {
  stdout = new PassThrough();
  log = new LogCollector(1000);
  ended = new StdoutLog(stdout).collect(mark, log);
});

/** Prints, and resolves once it was read. */
async function print(text: string): Promise<void> {
  stdout.write(text);
  await new Promise((resolve) => setImmediate(resolve));
}

describe('what a worker prints', () => {
  it('is collected as it comes, to its last byte', async () => {
    await print('a line that is longer than a mark\n');
    expect(log.text()).toBe('a line that is longer than a mark\n');
    await print('short\n');
    expect(log.text()).toBe('a line that is longer than a mark\nshort\n');
  });

  it('is held only where it could be the beginning of the mark, and told when it is none', async () => {
    await print('text\0the-');
    expect(log.text()).toBe('text\n');
    await print('end\n');
    expect(log.text()).toBe('text\0the-end\n');
  });

  it('ends at the mark, whatever pieces that comes in', async () => {
    for (const character of `\0\0the${mark}`) await print(character);
    await ended;
    expect(log.text()).toBe('\0\0the\n');
  });

  it('is told whole when the worker ends without a mark', async () => {
    await print('text\0the');
    stdout.destroy();
    await ended;
    expect(log.text()).toBe('text\0the\n');
  });

  it('is forgotten with its end, however long the worker lives', async () => {
    const worker = new StdoutLog(stdout);
    const promises = (): number => queryObjects(Promise, { format: 'count' });
    const before = promises();
    for (let run = 0; run < 1000; run += 1) {
      const collected = worker.collect(mark, new LogCollector(10));
      await print(mark);
      await collected;
    }
    expect(promises()).toBeLessThan(before + 500);
  });

  it('is nothing once the worker has ended', async () => {
    const worker = new StdoutLog(stdout);
    stdout.destroy();
    await worker.collect(mark, log);
    await worker.collect(mark, log);
    expect(worker.isCollecting).toBe(false);
  });
});
