import { type Attack, describeAttacks, succeeded, timedOut } from './attack.js';

const attacks: readonly Attack[] = [
  {
    does: 'prints without end',
    source: {
      nodejs: 'const attack = () => { for (;;) console.log("x".repeat(1000)); };',
      python3: 'def attack():\n    while True: print("x" * 1000)\n',
    },
    end: timedOut,
  },
  {
    does: 'prints 1 GB',
    source: {
      nodejs: `const attack = () => {
        const { writeSync } = require('node:fs');
        const part = Buffer.alloc(65536, 'x');
        for (let n = 0; n < 16384; ) try { writeSync(1, part); n += 1; } catch (error) { if (error.code !== 'EAGAIN') throw error; }
        return 'printed';
      };`,
      python3:
        'import os\n\ndef attack():\n    for _ in range(16384): os.write(1, b"x" * 65536)\n    return "printed"\n',
    },
    end: succeeded('printed'),
    timeoutSeconds: 30,
    cpuMillis: 2000,
  },
  {
    does: 'closes its output, and prints',
    source: {
      nodejs: `const attack = () => {
        for (const fd of [1, 2]) require("node:fs").closeSync(fd);
        console.log("lost");
        return "closed";
      };`,
      python3: `
import os

def attack():
    for fd in (1, 2): os.close(fd)
    try: print("lost", flush=True)
    except OSError: pass
    return "closed"
`,
    },
    end: succeeded('closed'),
  },
  {
    does: 'closes its output, which a process of its keeps open',
    source: {
      nodejs: `const attack = () => {
        require('node:child_process').spawn('sleep', ['300'], { stdio: 'inherit' }).unref();
        for (const fd of [1, 2]) require("node:fs").closeSync(fd);
        return "closed";
      };`,
      python3: `
import os, subprocess

def attack():
    subprocess.Popen(["sleep", "300"])
    for fd in (1, 2): os.close(fd)
    return "closed"
`,
    },
    end: succeeded('closed'),
  },
  {
    does: 'prints what looks like the frame of a log, and bytes that are no text',
    source: {
      nodejs: `const attack = () => {
        require('node:fs').writeSync(1, Buffer.concat([Buffer.from('Finished execution: x\\n\\0'), Buffer.alloc(1000, 255)]));
        return 'printed';
      };`,
      python3: `
import os

def attack():
    os.write(1, b"Finished execution: x\\n\\0" + b"\\xff" * 1000)
    return "printed"
`,
    },
    end: succeeded('printed'),
  },
  {
    does: 'leaves files and directories that cannot be removed at once',
    source: {
      nodejs: `const fs = require('node:fs');
      const attack = () => {
        fs.mkdirSync('deep/' + 'd/'.repeat(100), { recursive: true });
        fs.chmodSync('deep/d', 0);
        fs.chmodSync('.', 0);
        return 'left';
      };`,
      python3: `
import os

def attack():
    path = "deep"
    for _ in range(100):
        os.mkdir(path)
        path += "/d"
    os.chmod("deep/d", 0)
    os.chmod(".", 0)
    return "left"
`,
    },
    end: succeeded('left'),
  },
];

describeAttacks('what it prints and leaves', attacks);
