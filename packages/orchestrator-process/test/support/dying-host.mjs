// A host that runs a function in each language, which never ends and has processes of its own, until it is killed.
// argv: the working directory. Prints "running" when all functions do.

import { packFiles } from '@qinling/archive';
import { createProcessOrchestrator } from '../../dist/index.js';

const sources = {
  nodejs: {
    'main.js': `const { spawn } = require('node:child_process');
      exports.main = () => {
        spawn('sleep', ['300'], { stdio: 'ignore', detached: true });
        require('node:fs').writeFileSync(process.env.HOME + '/../../../running-nodejs', '');
        for (;;);
      };`,
  },
  python3: {
    'main.py': [
      'import os, subprocess',
      'def main():',
      '    subprocess.Popen(["sleep", "300"], start_new_session=True)',
      '    open(os.environ["HOME"] + "/../../../running-python3", "w").close()',
      '    while True: pass',
    ].join('\n'),
  },
};

const orchestrator = await createProcessOrchestrator({ directory: process.argv[2], poolSize: 1 });
for (const [language, files] of Object.entries(sources)) {
  await orchestrator.prepareRuntime({ id: language, image: language });
  void orchestrator.invoke({
    functionId: language,
    functionVersion: 0,
    runtime: { id: language, image: language },
    code: {
      kind: 'package',
      location: language,
      format: 'tar.gz',
      entry: 'main.main',
      open: async () => packFiles(files),
    },
    limits: { cpuMillis: 100, memoryBytes: 64 * 1024 * 1024, timeoutSeconds: 300 },
    executionId: language,
    projectId: 'default',
    input: null,
    signal: new AbortController().signal,
  });
}
