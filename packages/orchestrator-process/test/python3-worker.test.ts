import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invocation, type TestOrchestrator, testOrchestrator } from './support/orchestrator.js';
import { isRunning } from './support/processes.js';

let host: TestOrchestrator;

beforeAll(async () => {
  host = await testOrchestrator(['python3']);
});

afterAll(async () => {
  await host.close();
});

describe('a python3 worker', () => {
  // Their parents are dead, so the worker has adopted them when the other execution ends.
  const helpers = {
    'that has its directory and its environment': 'subprocess.Popen(["sleep", "300"])',
    'that has only its session': 'subprocess.Popen(["sleep", "300"], cwd="/", env={})',
    'that has only its directory': 'subprocess.Popen(["sleep", "300"], env={}, start_new_session=True)',
    'that has only its environment': 'subprocess.Popen(["sleep", "300"], cwd="/", start_new_session=True)',
  };
  for (const [which, start] of Object.entries(helpers))
    it(`lets a helper live ${which}, while the execution that started it runs`, async () => {
      const source = `
import os, subprocess, time

def main(seconds):
    if seconds == 0: return "ended"
    read, write = os.pipe()
    if os.fork() == 0:
        helper = ${start}
        os.write(write, str(helper.pid).encode())
        os._exit(0)
    os.wait()
    helper = int(os.read(read, 100))
    time.sleep(seconds)
    with open("/proc/%d/stat" % helper) as stat:
        return stat.read().rpartition(")")[2].split()[0]
`;
      const fn = invocation('python3', source, { input: '{"seconds": 0.6}' });
      const running = host.orchestrator.invoke(fn);
      for (let run = 0; run < 5; run += 1)
        expect((await host.orchestrator.invoke({ ...fn, input: '{"seconds": 0}' })).output).toBe('ended');
      // Sleeping, not gone and not a zombie.
      expect((await running).output).toBe('S');
    });

  it('finds a process that has nothing in common with the run that started it', async () => {
    const source = `
import os

def main():
    read, write = os.pipe()
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.write(write, str(os.getpid()).encode())
            os.chdir("/")
            os.execve("/bin/sleep", ["sleep", "300"], {})
        os._exit(0)
    os.wait()
    return int(os.read(read, 100))
`;
    const { output } = await host.orchestrator.invoke(invocation('python3', source));
    expect(output).toEqual(expect.any(Number));
    expect(isRunning(Number(output))).toBe(false);
  });

  it('does not begin a run that is aborted by who is told the first line of its log', async () => {
    const abort = new AbortController();
    const fn = invocation('python3', 'import time\n\ndef main():\n    time.sleep(9)\n', {
      signal: abort.signal,
      onLog: () => abort.abort(),
    });
    const result = await host.orchestrator.invoke(fn);
    expect(result.outcome).toBe('aborted');
    expect(result.durationSeconds).toBeLessThan(8);
  });

  it('ends a run that writes more to its result than it may', async () => {
    const source = `
import os

def main():
    chunk = b"x" * 65536
    for descriptor in range(3, 200):
        try:
            while True: os.write(descriptor, chunk)
        except OSError: pass
`;
    const result = await host.orchestrator.invoke(invocation('python3', source));
    expect(result.outcome).toBe('failed');
    expect(result.durationSeconds).toBeLessThan(9);
  });
});
