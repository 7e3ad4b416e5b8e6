import { expect, it } from 'vitest';
import { python3Command } from '../support/commands.js';
import { invocation, isolation, testOrchestrator } from '../support/orchestrator.js';
import { type Attack, describeAttacks, failed, succeeded } from './attack.js';

/** Finds out how the host calls the run: `message` is what the worker was told. */
const eavesdropping = `
const { writeSync } = require('node:fs');
const { parse } = JSON;
let message;
JSON.parse = (...args) => {
  const value = parse(...args);
  if (value?.type === 'run') message = value;
  return value;
};
const send = (text) => { for (let at = 0; at < text.length; ) at += tryWrite(text.slice(at, at + 65536)); };
const tryWrite = (text) => { try { return writeSync(3, text); } catch (error) { if (error.code !== 'EAGAIN') throw error; return 0; } };
const reply = (run, output) => send(JSON.stringify({ type: 'result', run, outcome: 'success', output: JSON.stringify(output) }) + '\\n');
`;

/** Writes to whatever is open in the process of the run, and to what can be opened in the worker, in whatever way. */
const everywhere = `
import os

def write(text):
    for place in ("self", str(os.getppid())):
        try: names = os.listdir("/proc/%s/fd" % place)
        except OSError: names = []
        for name in names:
            if place == "self" and int(name) in (0, 1, 2): continue
            path = "/proc/%s/fd/%s" % (place, name)
            try: where = os.readlink(path)
            except OSError: continue
            # What is printed into the logs of others is another matter: root may, and the tests may be root.
            if place != "self" and not where.startswith("socket"): continue
            for target in (int(name) if place == "self" else None, path):
                try:
                    descriptor = target if isinstance(target, int) else os.open(target, os.O_WRONLY | os.O_NONBLOCK)
                    os.set_blocking(descriptor, False)
                    os.write(descriptor, text)
                except (OSError, TypeError): pass
`;

const attacks: readonly Attack[] = [
  {
    does: 'writes garbage to the channel',
    source: {
      nodejs: 'const attack = () => { require("node:fs").writeSync(3, "garbage\\n"); return 1; };',
      python3: `${everywhere}\ndef attack():\n    write(b"garbage")\n    return 1\n`,
    },
    end: {
      nodejs: failed('The worker sent what is no message.'),
      python3: failed(expect.any(String)),
    },
  },
  {
    does: 'writes half a message to the channel',
    source: {
      nodejs: `const attack = () => { require("node:fs").writeSync(3, '{"type":"result","run":"'); return 1; };`,
      python3: `${everywhere}\ndef attack():\n    write(b'success\\n{"type":"result","run":"')\n    return 1\n`,
    },
    end: {
      nodejs: failed('The worker sent what is no message.'),
      python3: failed('The result of the function is not JSON.'),
    },
  },
  {
    does: 'writes 100 MB without an end to the channel',
    source: {
      nodejs: `${eavesdropping}const attack = () => { send('x'.repeat(1e8)); return 1; };`,
      python3: `
import os

def attack():
    for name in os.listdir("/proc/self/fd"):
        if int(name) < 3: continue
        try:
            for _ in range(100): os.write(int(name), b"x" * 1000000)
        except OSError: pass
    return 1
`,
    },
    end: failed(expect.any(String)),
  },
  {
    does: 'closes the channel',
    source: {
      nodejs: 'const attack = () => { require("node:fs").closeSync(3); return 1; };',
      python3: 'import os\n\ndef attack():\n    os.closerange(3, 1000)\n    return 1\n',
    },
    end: {
      nodejs: failed(expect.stringContaining('its channel')),
      python3: failed(expect.stringContaining('exit code')),
    },
  },
  {
    does: 'closes every descriptor',
    source: {
      nodejs: `const attack = () => {
        for (let fd = 0; fd < 100; fd += 1) try { require("node:fs").closeSync(fd); } catch {}
        return 1;
      };`,
      python3: 'import os\n\ndef attack():\n    os.closerange(0, 1000)\n    return 1\n',
    },
    end: failed(expect.any(String)),
  },
  {
    does: 'replies twice',
    source: {
      nodejs: `${eavesdropping}const attack = () => {
        reply(message.run, 'first');
        reply(message.run, 'second');
        return 'third';
      };`,
      python3: `${everywhere}\ndef attack():\n    write(b'success\\n"first"\\nsuccess\\n"second"')\n    return 1\n`,
    },
    end: {
      nodejs: succeeded('first'),
      python3: failed('The result of the function is not JSON.'),
    },
  },
  {
    does: 'replies by itself, and does not end',
    source: {
      nodejs: null,
      python3: `${everywhere}\ndef attack():\n    write(b'success\\n"forged"')\n    while True: pass\n`,
    },
    timeoutSeconds: 2,
    end: failed('Function execution timeout.'),
  },
  {
    does: 'replies for another execution',
    source: {
      nodejs: `${eavesdropping}const attack = () => {
        for (const run of [message.run.slice(0, -1) + 'x', message.executionId]) reply(run, 'forged');
        return 1;
      };`,
      // The child has what the worker had in memory: the names of all runs.
      python3: `${everywhere}
import gc, json

def attack():
    runs = {each.name for each in gc.get_objects() if type(each).__name__ == "Run"}
    told = [{"type": "result", "run": run, "outcome": "success", "output": '"forged"'} for run in runs]
    write(b"".join(json.dumps(each).encode() + b"\\n" for each in told))
    return len(runs) > 1
`,
    },
    end: failed(expect.any(String)),
  },
  {
    does: 'breaks what the worker is built on',
    source: {
      nodejs: `const attack = () => {
        JSON.stringify = () => 'broken';
        Buffer.from = () => { throw new Error('broken'); };
        process.removeAllListeners();
        return 1;
      };`,
      python3: `
import json, os, sys

def attack():
    json.dumps = lambda *args, **more: "broken"
    os.getpid = lambda: 1
    for name in list(sys.modules):
        if name.startswith("qinling"): del sys.modules[name]
    return 1
`,
    },
    end: failed(expect.any(String)),
  },
];

describeAttacks('the channel to the host', attacks);

/** A program whose processes may not trace others, although the tests may run as root, who may. In a sandbox nobody may. */
async function untraced() {
  const python3 = await python3Command();
  if (isolation !== 'none' || process.getuid?.() !== 0) return python3;
  return {
    ...python3,
    command: 'setpriv',
    args: ['--bounding-set=-sys_ptrace', python3.command, ...(python3.args ?? [])],
  };
}

it('python3: a run reaches neither the memory nor the channel, results and logs of the worker and of those beside it', async ({
  onTestFinished,
}) => {
  const source = `
import ctypes, os, time

libc = ctypes.CDLL(None, use_errno=True)
ATTACH, DETACH, OPEN, GETFD = 16, 17, 434, 438

def is_sibling(pid):
    try:
        with open("/proc/%d/stat" % pid) as stat: parent = int(stat.read().rpartition(")")[2].split()[1])
    except OSError: return False
    return parent == os.getppid() and pid != os.getpid()

def main(role):
    if role == "neighbour":
        print("begin")
        time.sleep(1)
        print("end")
        return "unharmed"
    reached = []
    parent = os.getppid()
    others = [parent, *filter(is_sibling, (int(name) for name in os.listdir("/proc") if name.isdigit()))]
    for pid in others:
        for descriptor in range(20):
            try: os.write(os.open("/proc/%d/fd/%d" % (pid, descriptor), os.O_WRONLY | os.O_NONBLOCK), b"success\\n1")
            except OSError: continue
            reached.append("descriptor")
        try:
            open("/proc/%d/mem" % pid, "r+b", 0)
            reached.append("memory")
        except OSError: pass
        if libc.syscall(GETFD, libc.syscall(OPEN, pid, 0), 3, 0) >= 0: reached.append("channel")
        if libc.ptrace(ATTACH, pid, None, None) == 0:
            reached.append("control")
            os.waitpid(pid, 0x40000000)
            libc.ptrace(DETACH, pid, None, None)
    return [len(others), reached]
`;
  const { orchestrator, close } = await testOrchestrator(['python3'], {
    images: { python3: await untraced() },
  });
  onTestFinished(close);
  const fn = invocation('python3', source);
  let neighbour: Promise<unknown> = Promise.resolve();
  await new Promise<void>((begun) => {
    const onLog = (text: string): void => (text.includes('begin') ? begun() : undefined);
    neighbour = orchestrator.invoke({ ...fn, input: '{"role":"neighbour"}', onLog });
  });
  const { output } = await orchestrator.invoke({ ...fn, input: '{"role":"attack"}' });
  expect(output).toEqual([expect.any(Number), []]);
  // It has found the worker and the neighbour at least.
  expect((output as [number])[0]).toBeGreaterThanOrEqual(2);
  expect(await neighbour).toMatchObject({
    outcome: 'success',
    output: 'unharmed',
    log: expect.stringContaining('\nbegin\nend\n'),
  });
});
