import { expect } from 'vitest';
import { type Attack, describeAttacks, failed, succeeded, timedOut } from './attack.js';

// Where there are no cgroups nothing stops a bomb but its own counting.
const bounded = { maxProcesses: 40 };

const attacks: readonly Attack[] = [
  {
    does: 'ignores every signal',
    source: {
      nodejs: `const attack = () => {
        for (const name of Object.keys(require('node:os').constants.signals))
          try { process.on(name, () => {}); } catch {}
        for (;;);
      };`,
      python3: `
import signal, time

def attack():
    for number in range(1, 65):
        try: signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError): pass
    while True: time.sleep(60)
`,
    },
    end: timedOut,
  },
  {
    does: 'computes for ever',
    source: {
      nodejs: 'const attack = () => { for (;;); };',
      python3: 'def attack():\n    while True: pass\n',
    },
    end: timedOut,
  },
  {
    does: 'multiplies its processes until no more can be had',
    source: {
      nodejs: `const { spawn } = require('node:child_process');
      const attack = () => {
        spawn('sh', ['-c', 'f() { [ $1 -gt 0 ] && { f $(($1 - 1)) & f $(($1 - 1)) & }; sleep 300; }; f 6']);
        return new Promise(() => {});
      };`,
      python3: `
import os, time

def attack():
    for _ in range(7):
        try: os.fork()
        except OSError: pass
    while True: time.sleep(60)
`,
    },
    end: timedOut,
    options: bounded,
  },
  {
    does: 'starts processes until its end',
    source: {
      nodejs: `const { spawn } = require('node:child_process');
      const attack = () => {
        const start = () => {
          spawn('sleep', ['300'], { detached: true, stdio: 'ignore' }).on('error', () => {});
          setImmediate(start);
        };
        // Shortly before its time is up.
        setTimeout(start, 1900);
        return new Promise(() => {});
      };`,
      python3: `
import subprocess, time

def attack():
    # Shortly before its time is up.
    time.sleep(1.9)
    while True:
        try: subprocess.Popen(["sleep", "300"], start_new_session=True)
        except OSError: pass
`,
    },
    end: timedOut,
    options: bounded,
  },
  {
    does: 'makes a process a daemon, without its session, its parent, its directory and its environment',
    source: {
      nodejs: null,
      python3: `
import os, time

def attack():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.chdir("/")
            os.execve("/bin/sleep", ["sleep", "300"], {})
        os._exit(0)
    os.wait()
    return "hidden"
`,
    },
    end: succeeded('hidden'),
  },
  {
    does: 'makes a process a daemon, without its session, its parent and its environment',
    source: {
      nodejs: `const attack = () => {
        require('node:child_process').execSync('setsid sleep 300 > /dev/null 2>&1 &', { env: { PATH: '/usr/bin:/bin' } });
        return 'hidden';
      };`,
      python3: `
import subprocess

def attack():
    subprocess.run("setsid sleep 300 > /dev/null 2>&1 &", shell=True, env={"PATH": "/usr/bin:/bin"})
    return "hidden"
`,
    },
    end: succeeded('hidden'),
  },
  {
    does: 'makes a process a daemon, without its parent, its directory and its environment',
    source: {
      nodejs: `const attack = () => {
        require('node:child_process').execSync('cd /; sleep 300 > /dev/null 2>&1 &', { env: { PATH: '/usr/bin:/bin' } });
        return 'hidden';
      };`,
      python3: `
import subprocess

def attack():
    subprocess.run("cd /; sleep 300 > /dev/null 2>&1 &", shell=True, env={"PATH": "/usr/bin:/bin"})
    return "hidden"
`,
    },
    end: succeeded('hidden'),
  },
  {
    does: 'leaves its process in good order, while others run',
    source: {
      nodejs: 'const attack = () => process.exit(0);',
      python3: 'import os\n\ndef attack():\n    os._exit(0)\n',
    },
    end: failed('The function ended its process with exit code 0.'),
  },
  {
    does: 'kills its process group',
    source: {
      nodejs: `const attack = () => { process.kill(0, 'SIGKILL'); for (;;); };`,
      python3: 'import os\n\ndef attack():\n    os.killpg(0, 9)\n    while True: pass\n',
    },
    end: failed(expect.any(String)),
  },
  {
    does: 'stops its own process',
    source: {
      nodejs: `const attack = () => { process.kill(process.pid, 'SIGSTOP'); return 1; };`,
      python3: 'import os\n\ndef attack():\n    os.kill(os.getpid(), 19)\n    return 1\n',
    },
    end: timedOut,
  },
  {
    does: 'breaks the memory of its process',
    source: {
      nodejs: 'const attack = () => process.abort();',
      python3: 'import ctypes\n\ndef attack():\n    ctypes.string_at(1)\n',
    },
    end: failed(expect.stringMatching(/SIG(ABRT|SEGV)/)),
  },
  {
    does: 'calls itself without end',
    source: {
      nodejs: 'const attack = () => attack() + 1;',
      python3: 'def attack():\n    return attack()\n',
    },
    end: failed(expect.stringMatching(/call stack|recursion/)),
  },
  {
    does: 'calls itself without end, and without the limit of the language',
    source: {
      nodejs: `const attack = () => {
        require('node:v8').setFlagsFromString('--stack-size=1000000');
        const deep = () => deep() + 1;
        return require('node:vm').runInThisContext('(' + deep + ')')();
      };`,
      python3: `
import sys, threading

def attack():
    sys.setrecursionlimit(10 ** 9)
    class Deep:
        def __getattr__(self, name): return getattr(self, name + "x")
    return Deep().a
`,
    },
    end: failed(expect.any(String)),
  },
  {
    does: 'rejects what nobody looks at, and goes on',
    source: {
      nodejs: `const attack = () => { Promise.reject(new Error('lost')); return new Promise(() => {}); };`,
      python3: `
import asyncio

async def lost(): raise ValueError("lost")

async def attack_later():
    asyncio.ensure_future(lost())
    await asyncio.sleep(0.1)
    return "told"

def attack():
    return asyncio.run(attack_later())
`,
    },
    end: { nodejs: failed('lost'), python3: succeeded('told') },
  },
  {
    does: 'throws where nobody can catch it',
    source: {
      nodejs: `const attack = () => new Promise(() => setTimeout(() => { throw new Error('late'); }, 1));`,
      python3: `
import threading

def fail(): raise ValueError("late")

def attack():
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    return "told"
`,
    },
    end: { nodejs: failed('late'), python3: succeeded('told') },
  },
  {
    does: 'throws what cannot be told',
    source: {
      nodejs: `const attack = () => {
        const trap = () => { throw trap; };
        throw new Proxy(new Error('untold'), { get: trap, getPrototypeOf: trap, ownKeys: trap, getOwnPropertyDescriptor: trap });
      };`,
      python3: `
class Untold(BaseException):
    def __str__(self): raise self
    __repr__ = __str__

def attack():
    raise Untold()
`,
    },
    end: failed(expect.any(String)),
  },
  {
    does: 'leaves work behind that goes on for ever',
    source: {
      nodejs: `const attack = () => { setInterval(() => { for (;;); }, 20); return 'left'; };`,
      python3: `
import threading

def work():
    while True: pass

def attack():
    threading.Thread(target=work).start()
    return "left"
`,
    },
    end: succeeded('left'),
  },
  {
    does: 'claims the signals of children while it is loaded',
    source: {
      nodejs: null,
      python3: `
import signal

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
signal.set_wakeup_fd(-1)

def attack():
    return "told"
`,
    },
    end: succeeded('told'),
  },
  // The bound of what is promised: these end those who run beside them in the same worker, see the README.
  {
    does: 'ends the worker that it was forked from',
    source: {
      nodejs: null,
      python3: 'import os, time\n\ndef attack():\n    os.kill(os.getppid(), 9)\n    time.sleep(60)\n',
    },
    end: failed(expect.any(String)),
    beside: 'another function',
  },
  {
    does: 'stops the worker that it was forked from',
    source: {
      nodejs: null,
      python3: 'import os, time\n\ndef attack():\n    os.kill(os.getppid(), 19)\n    time.sleep(60)\n',
    },
    end: timedOut,
    beside: 'another function',
  },
];

describeAttacks('processes', attacks);
