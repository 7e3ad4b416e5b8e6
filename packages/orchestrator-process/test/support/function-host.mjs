// A host in a process of its own, which runs a function and ends. argv: as JSON, its directory and isolation, the files of the function in a
// language, and the inputs to run it with. Prints JSON: who it was, and the outputs; or why it does not start.

import { packFiles } from '@qinling/archive';
import { createProcessOrchestrator } from '../../dist/index.js';

const { directory, isolation, language, files, inputs } = JSON.parse(process.argv[2]);

async function outputs() {
  const orchestrator = await createProcessOrchestrator({ directory, isolation, poolSize: 1 });
  try {
    await orchestrator.prepareRuntime({ id: language, image: language });
    const results = [];
    for (const [index, input] of inputs.entries())
      results.push(await orchestrator.invoke(invocation(String(index), JSON.stringify(input))));
    return results.map(({ output }) => output);
  } finally {
    await orchestrator.close();
  }
}

function invocation(executionId, input) {
  return {
    functionId: 'f',
    functionVersion: 0,
    runtime: { id: language, image: language },
    code: {
      kind: 'package',
      location: 'l',
      format: 'tar.gz',
      entry: 'main.main',
      open: async () => packFiles(files),
    },
    limits: { cpuMillis: 300, memoryBytes: 64 * 1024 * 1024, timeoutSeconds: 10 },
    executionId,
    projectId: 'default',
    input,
    signal: new AbortController().signal,
  };
}

const told = await outputs().then(
  (outputs) => ({ outputs }),
  (error) => ({ problem: error.message }),
);
console.log(JSON.stringify({ uid: process.getuid(), ...told }));
