import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  invocation,
  type Language,
  type TestOrchestrator,
  testOrchestrator,
} from './support/orchestrator.js';

const MIB = 1024 * 1024;
let host: TestOrchestrator;

beforeAll(async () => {
  const options = { maxOpenFiles: 100, maxFileBytes: 2 * MIB, maxWorkDirectoryBytes: 4 * MIB };
  host = await testOrchestrator(['nodejs', 'python3'], options);
});

afterAll(async () => {
  await host.close();
});

const tooMuch = { outcome: 'failed', output: expect.stringContaining('too much resource consumption') };

const opens = {
  nodejs: `exports.main = () => {
    for (let n = 0; ; n += 1) try { require('fs').openSync('/dev/null'); } catch { return n; }
  };`,
  python3: `
import os

def main():
    n = 0
    while True:
        try: os.open("/dev/null", os.O_RDONLY)
        except OSError: return n
        n += 1
`,
};

/** Writes a number of files of a length, one after the other, and waits. */
const writes = {
  nodejs: `const { writeFileSync } = require('fs');
    exports.main = async (context, { files, bytes }) => {
      for (let n = 0; n < files; n += 1) writeFileSync('file' + n, Buffer.alloc(bytes, 1));
      if (files > 1) await new Promise((done) => setTimeout(done, 8000));
      return 'written';
    };`,
  python3: `
import time

def main(files, bytes):
    for n in range(files):
        with open("file%d" % n, "wb") as file: file.write(b"x" * bytes)
    if files > 1: time.sleep(8)
    return "written"
`,
};

const run = (language: Language, source: Record<Language, string>, input: unknown = {}) =>
  host.orchestrator.invoke(invocation(language, source[language], { input: JSON.stringify(input) }));

for (const language of ['nodejs', 'python3'] as const) {
  it(`opens no more files than it may (${language})`, async () => {
    const { output } = await run(language, opens);
    expect(output).toBeGreaterThan(20);
    expect(output).toBeLessThan(100);
  });

  it(`writes no file that is longer than it may be (${language})`, async () => {
    const result = await run(language, writes, { files: 1, bytes: MIB });
    expect(result).toMatchObject({ outcome: 'success', output: 'written' });
    const failed = await run(language, writes, { files: 1, bytes: 3 * MIB });
    expect(failed.outcome).toBe('failed');
    expect(failed.output).toMatch(/too large|too much resource|EFBIG/i);
  });

  it(`fills its working directory no further than it may (${language})`, async () => {
    const result = await run(language, writes, { files: 6, bytes: MIB });
    expect(result).toMatchObject(tooMuch);
    expect(result.output).toContain('working directory');
  });
}
