import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LogCollector } from '../src/workers/log-collector.js';
import { StdoutLog } from '../src/workers/stdout-log.js';

function collected(parts: readonly string[], maxBytes = 1000): string {
  const log = new LogCollector(maxBytes);
  for (const part of parts) log.append(Buffer.from(part));
  return log.text();
}

describe('a log', () => {
  it('is what was appended, and ends in a newline', () => {
    expect(collected([])).toBe('');
    expect(collected(['a\n', 'b'])).toBe('a\nb\n');
  });

  it('R15: is cut at its bound, and says so', () => {
    expect(collected(['12345'], 5)).toBe('12345\n');
    expect(collected(['123', '456'], 5)).toBe('12345\n[log cut off after 5 bytes]\n');
    expect(collected(['1234\n', 'x'], 5)).toBe('1234\n[log cut off after 5 bytes]\n');
  });

  it('is readable when its bytes are not UTF-8, or are cut within a character', () => {
    expect(collected(['é'], 1)).toBe('\ufffd\n[log cut off after 1 bytes]\n');
  });
});

describe('the stdout of a worker', () => {
  const mark = '\0mark\n';

  it('R15: gives exactly what comes before the mark, wherever the chunks are cut', async () => {
    // Texts that contain parts of the mark.
    const text = fc.array(fc.constantFrom('\0', 'mark', '\n', '\0mar', 'x')).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(
        text.filter((each) => !each.includes(mark)),
        fc.integer({ min: 1, max: 7 }),
        async (printed, size) => {
          const stdout = new PassThrough();
          const log = new LogCollector(1000);
          const ended = new StdoutLog(stdout).collect(mark, log);
          const bytes = Buffer.from(`${printed}${mark}after`);
          for (let at = 0; at < bytes.length; at += size) stdout.write(bytes.subarray(at, at + size));
          await ended;
          const expected = printed === '' || printed.endsWith('\n') ? printed : `${printed}\n`;
          expect(log.text()).toBe(expected);
        },
      ),
    );
  });

  it('gives everything when the mark never comes', async () => {
    const stdout = new PassThrough();
    const log = new LogCollector(1000);
    const ended = new StdoutLog(stdout).collect(mark, log);
    stdout.end('last words \0ma');
    await ended;
    expect(log.text()).toBe('last words \0ma\n');
  });

  it('gives nothing that was printed before it was asked', async () => {
    const stdout = new PassThrough();
    const reader = new StdoutLog(stdout);
    void reader.collect('never', new LogCollector(1000));
    stdout.write('before');
    await new Promise(setImmediate);
    const log = new LogCollector(1000);
    const ended = reader.collect(mark, log);
    stdout.write(`after${mark}`);
    await ended;
    expect(log.text()).toBe('after\n');
  });

  it('drops what is printed between two runs', async () => {
    const stdout = new PassThrough();
    const reader = new StdoutLog(stdout);
    const [first, second] = [new LogCollector(1000), new LogCollector(1000)];
    const one = reader.collect(mark, first);
    stdout.write(`one${mark}`);
    await one;
    stdout.write('between');
    await new Promise(setImmediate);
    const two = reader.collect(mark, second);
    stdout.write(`two${mark}`);
    await two;
    expect([first.text(), second.text()]).toEqual(['one\n', 'two\n']);
  });
});
