import { describe, expect, it } from 'vitest';
import { invocation, type Language, testOrchestrator } from './support/orchestrator.js';
import { eventually, processesOf } from './support/processes.js';

const MIB = 1024 * 1024;
const limits = { cpuMillis: 100, memoryBytes: 64 * MIB, timeoutSeconds: 10 };

interface Attack {
  readonly does: string;
  readonly language: Language;
  readonly source: string;
  readonly outcome: 'failed' | 'success';
  readonly output: unknown;
}

const timeout = 'Function execution timeout.';

const attacks: readonly Attack[] = [
  {
    does: 'ignores every signal',
    language: 'python3',
    source: `
import signal, time

def main():
    for number in range(1, 65):
        try: signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError): pass
    while True: time.sleep(60)
`,
    outcome: 'failed',
    output: timeout,
  },
  {
    does: 'ignores every signal',
    language: 'nodejs',
    source: `exports.main = () => {
      for (const name of Object.keys(require('node:os').constants.signals))
        try { process.on(name, () => {}); } catch {}
      for (;;);
    };`,
    outcome: 'failed',
    output: timeout,
  },
  {
    does: 'claims the signals of children while it is loaded',
    language: 'python3',
    source: `
import signal

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
signal.set_wakeup_fd(-1)

def main():
    return "told"
`,
    outcome: 'success',
    output: 'told',
  },
  {
    does: 'hides a process from its session, its parent, its directory and its environment',
    language: 'python3',
    source: `
import os, time

def main():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.chdir("/")
            os.execve("/bin/sleep", ["sleep", "300"], {})
        os._exit(0)
    os.wait()
    return "hidden"
`,
    outcome: 'success',
    output: 'hidden',
  },
  {
    does: 'hides a process from its session, its parent and its environment',
    language: 'nodejs',
    source: `exports.main = () => {
      require('node:child_process').execSync('setsid sleep 300 > /dev/null 2>&1 &', { env: { PATH: '/usr/bin:/bin' } });
      return 'hidden';
    };`,
    outcome: 'success',
    output: 'hidden',
  },
  {
    does: 'hides a process from its parent, its directory and its environment',
    language: 'nodejs',
    source: `exports.main = () => {
      require('node:child_process').execSync('cd /; sleep 300 > /dev/null 2>&1 &', { env: { PATH: '/usr/bin:/bin' } });
      return 'hidden';
    };`,
    outcome: 'success',
    output: 'hidden',
  },
  {
    does: 'starts processes that start processes',
    language: 'python3',
    source: `
import os, time

def main():
    for _ in range(5): os.fork()
    while True: time.sleep(60)
`,
    outcome: 'failed',
    output: timeout,
  },
  {
    does: 'starts processes that start processes',
    language: 'nodejs',
    source: `exports.main = () => {
      const { spawn } = require('node:child_process');
      for (let n = 0; n < 5; n += 1) spawn('sh', ['-c', 'for i in 1 2 3; do setsid sleep 300 & done; sleep 300']);
      return new Promise(() => {});
    };`,
    outcome: 'failed',
    output: timeout,
  },
  {
    does: 'ends the worker that it was forked from',
    language: 'python3',
    source: 'import os, time\n\ndef main():\n    os.kill(os.getppid(), 9)\n    time.sleep(60)\n',
    outcome: 'failed',
    output: expect.any(String),
  },
  {
    does: 'stops the worker that it was forked from',
    language: 'python3',
    source: 'import os, time\n\ndef main():\n    os.kill(os.getppid(), 19)\n    time.sleep(60)\n',
    outcome: 'failed',
    output: timeout,
  },
  {
    does: 'writes garbage to every descriptor',
    language: 'python3',
    source: `
import os

def main():
    for descriptor in range(1, 100):
        try: os.write(descriptor, b'success\\n{"type":"result"}\\n{"x')
        except OSError: pass
    return 1
`,
    outcome: 'failed',
    output: 'The result of the function is not JSON.',
  },
  {
    does: 'writes garbage to the channel',
    language: 'nodejs',
    source: 'exports.main = () => { require("node:fs").writeSync(3, "garbage\\n"); return 1; };',
    outcome: 'failed',
    output: 'The worker sent what is no message.',
  },
  {
    does: 'closes every descriptor',
    language: 'python3',
    source: 'import os\n\ndef main():\n    os.closerange(0, 1000)\n    return 1\n',
    outcome: 'failed',
    output: expect.stringContaining('exit code'),
  },
  {
    does: 'closes the channel',
    language: 'nodejs',
    source: 'exports.main = () => { require("node:fs").closeSync(3); return 1; };',
    outcome: 'failed',
    output: 'The worker lost its channel to the host.',
  },
  {
    does: 'closes its output, and prints',
    language: 'nodejs',
    source: `exports.main = () => {
      for (const fd of [1, 2]) require("node:fs").closeSync(fd);
      console.log("lost");
      return "closed";
    };`,
    outcome: 'success',
    output: 'closed',
  },
  {
    does: 'closes its output, which a process of its keeps open',
    language: 'nodejs',
    source: `exports.main = () => {
      require('node:child_process').spawn('sleep', ['300'], { stdio: 'inherit' }).unref();
      for (const fd of [1, 2]) require("node:fs").closeSync(fd);
      return "closed";
    };`,
    outcome: 'success',
    output: 'closed',
  },
  {
    does: 'starts processes without end',
    language: 'nodejs',
    source: `exports.main = () => {
      const { spawn } = require('node:child_process');
      const start = () => {
        spawn('sleep', ['300'], { detached: true, stdio: 'ignore' });
        setImmediate(start);
      };
      // Shortly before its time is up.
      setTimeout(start, 950);
      return new Promise(() => {});
    };`,
    outcome: 'failed',
    output: timeout,
  },
  {
    does: 'prints without end',
    language: 'nodejs',
    source: 'exports.main = () => { for (;;) console.log("x".repeat(1000)); };',
    outcome: 'failed',
    output: timeout,
  },
  {
    does: 'prints without end',
    language: 'python3',
    source: 'def main():\n    while True: print("x" * 1000)\n',
    outcome: 'failed',
    output: timeout,
  },
  {
    does: 'breaks what the worker is built on',
    language: 'nodejs',
    source: `exports.main = () => {
      JSON.stringify = () => 'broken';
      Buffer.from = () => { throw new Error('broken'); };
      process.removeAllListeners();
      return 1;
    };`,
    outcome: 'failed',
    output: expect.any(String),
  },
  {
    does: 'leaves files and directories that cannot be removed at once',
    language: 'python3',
    source: `
import os

def main():
    path = "deep"
    for _ in range(100):
        os.mkdir(path)
        path += "/d"
    os.chmod("deep/d", 0)
    os.chmod(".", 0)
    return "left"
`,
    outcome: 'success',
    output: 'left',
  },
];

describe.concurrent('hostile code ends its own execution and nothing else, when it', () => {
  for (const { does, language, source, outcome, output } of attacks)
    it(`${does} (${language})`, async ({ onTestFinished }) => {
      const { orchestrator, directory, close } = await testOrchestrator([language]);
      onTestFinished(close);
      const wait =
        language === 'python3'
          ? 'import time\n\ndef main():\n    time.sleep(1.2)\n    return "unharmed"\n'
          : 'exports.main = () => new Promise((done) => setTimeout(() => done("unharmed"), 1200));';
      const other = invocation(language, wait, { limits });
      const neighbour = orchestrator.invoke(other);
      const timeoutSeconds = output === timeout ? 1 : 10;
      const fn = invocation(language, source, { limits: { ...limits, timeoutSeconds } });
      const result = await orchestrator.invoke(fn);
      expect(result).toMatchObject({ outcome, output });
      expect(await neighbour).toMatchObject({ outcome: 'success', output: 'unharmed' });
      for (const each of [fn, other]) await orchestrator.detach(each);
      // What stays is the watchdog and a worker in the pool.
      await eventually('all its processes are gone', () => processesOf(directory).length === 2);
    });
});
