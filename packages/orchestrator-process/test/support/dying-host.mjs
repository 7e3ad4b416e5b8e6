// A host that runs functions, which never end and some of which have processes of their own, until it is killed.
// argv: the working directory, and the isolation. Each function writes a file "running-<name>" below the directory when it runs; that of
// python3 has the ids of its process and of its worker, as it sees them: other processes see little of them.

import { packFiles } from '@qinling/archive';
import { createProcessOrchestrator } from '../../dist/index.js';

const [, , directory, isolation] = process.argv;

const functions = {
  loop: [
    'nodejs',
    `const { spawn } = require('node:child_process');
    exports.main = () => {
      spawn('sleep', ['300'], { stdio: 'ignore', detached: true });
      require('node:fs').writeFileSync(process.env.HOME + '/running-loop', '');
      for (;;);
    };`,
  ],
  wait: [
    'nodejs',
    `exports.main = () => {
      require('node:fs').writeFileSync(process.env.HOME + '/running-wait', '');
      setInterval(() => undefined, 1000);
      return new Promise(() => undefined);
    };`,
  ],
  python: [
    'python3',
    [
      'import os, subprocess',
      'def main():',
      '    subprocess.Popen(["sleep", "300"], start_new_session=True)',
      '    place = os.environ["HOME"] + "/running-python"',
      '    with open(place + ".part", "w") as file: file.write("%d %d" % (os.getpid(), os.getppid()))',
      '    os.rename(place + ".part", place)',
      '    while True: pass',
    ].join('\n'),
  ],
};

const orchestrator = await createProcessOrchestrator({ directory, isolation, poolSize: 1 });
for (const language of ['nodejs', 'python3'])
  await orchestrator.prepareRuntime({ id: language, image: language });
for (const [name, [language, source]] of Object.entries(functions)) {
  const files = { [language === 'nodejs' ? 'main.js' : 'main.py']: source };
  void orchestrator.invoke({
    functionId: name,
    functionVersion: 0,
    runtime: { id: language, image: language },
    code: {
      kind: 'package',
      location: name,
      format: 'tar.gz',
      entry: 'main.main',
      open: async () => packFiles(files),
    },
    limits: { cpuMillis: 100, memoryBytes: 64 * 1024 * 1024, timeoutSeconds: 300 },
    executionId: name,
    projectId: 'default',
    input: null,
    signal: new AbortController().signal,
  });
}
