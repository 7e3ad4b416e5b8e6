import { expect } from 'vitest';
import { type Attack, describeAttacks, failed, timedOut } from './attack.js';

const always = { beside: 'another function', whileLoading: true } as const;

const attacks: readonly Attack[] = [
  {
    does: 'writes garbage to the channel',
    source: {
      nodejs: 'require("node:fs").writeSync(3, "garbage\\n");',
      python3: 'import os\n\nos.write(3, b"garbage\\n")\n',
    },
    end: failed('The worker sent what is no message.'),
    ...always,
  },
  {
    does: 'closes the channel',
    source: {
      nodejs: 'require("node:fs").closeSync(3);',
      python3: 'import os\n\nos.close(3)\n',
    },
    end: failed(expect.any(String)),
    ...always,
  },
  {
    does: 'says that it is loaded, and answers runs that it was not given',
    source: {
      nodejs: `for (const text of ['{"type":"loaded"}', '{"type":"result","run":"x","outcome":"success","output":"1"}'])
        require('node:fs').writeSync(3, text + '\\n');`,
      python3: `
import os

for text in (b'{"type":"loaded"}', b'{"type":"result","run":"x","outcome":"success","output":"1"}'):
    os.write(3, text + b"\\n")
`,
    },
    end: failed('The worker broke its protocol.'),
    ...always,
  },
  {
    does: 'reads what the host says',
    source: {
      nodejs: `const { readSync } = require('node:fs');
      for (;;) try { readSync(3, Buffer.alloc(65536)); } catch {}`,
      python3: 'import os\n\nwhile True: os.read(3, 65536)\n',
    },
    end: timedOut,
    ...always,
  },
  {
    does: 'forks, and comes back in both processes',
    source: { nodejs: null, python3: 'import os\n\nos.fork()\n\ndef attack():\n    return 1\n' },
    end: { outcome: 'success', output: 1 },
    ...always,
  },
  {
    does: 'starts processes, and does not come to an end',
    source: {
      nodejs: `for (let n = 0; n < 5; n += 1)
        require('node:child_process').spawn('setsid', ['sleep', '300'], { stdio: 'ignore', detached: true });
      for (;;);`,
      python3: `
import subprocess

for _ in range(5): subprocess.Popen(["setsid", "sleep", "300"])
while True: pass
`,
    },
    end: timedOut,
    ...always,
  },
  {
    does: 'ends its process as if all were well',
    source: { nodejs: 'process.exit(0);', python3: 'import os\n\nos._exit(0)\n' },
    end: failed('The function ended its process with exit code 0.'),
    ...always,
  },
];

describeAttacks('while its module is loaded', attacks);
