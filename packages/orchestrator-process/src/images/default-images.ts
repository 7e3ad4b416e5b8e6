import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OrchestratorError } from '@qinling/core';
import type { WorkerCommand } from '../workers/worker-command.js';
import type { ImageRegistry } from './image-registry.js';
import { askInterpreter } from './interpreter.js';

const whereIsPython = 'import sys; print(sys.executable, sys.prefix, sys.base_prefix, sep="\\n")';
const packageRoot = new URL('../../', import.meta.url);

/**
 * `nodejs` and `python3`, and the names that Qinling's own images have. Interpreters are looked for when an image is used
 * first; one that was found is not looked for again.
 */
export function defaultImages(): ImageRegistry {
  let found: Promise<WorkerCommand> | undefined;
  const python3 = async (): Promise<WorkerCommand> => {
    found ??= findPython3();
    try {
      return await found;
    } catch (error) {
      found = undefined;
      throw error;
    }
  };
  return {
    nodejs,
    python3,
    'openstackqinling/nodejs-runtime': nodejs,
    'openstackqinling/python3-runtime': python3,
  };
}

/** The node that runs the host. */
async function nodejs(): Promise<WorkerCommand> {
  // Workers are plain node processes, also when the host runs from its sources.
  const shim = shimPath('dist/shims/nodejs/worker.js');
  return {
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', shim],
    readable: ['dist/shims', 'dist/protocol', 'package.json'].map(packagePath),
  };
}

async function findPython3(): Promise<WorkerCommand> {
  const [command = 'python3', ...prefixes] = await askInterpreter('python3', ['-I', '-c', whereIsPython]);
  return {
    command,
    args: ['-I', '-u', '-B', '-X', 'utf8', shimPath('shims/python3/main.py')],
    readable: [...prefixes, packagePath('shims/python3')],
    separatesRuns: true,
  };
}

function shimPath(name: string): string {
  const path = packagePath(name);
  if (!existsSync(path))
    throw new OrchestratorError(
      `The worker program ${path} is missing; build @qinling/orchestrator-process.`,
    );
  return path;
}

function packagePath(name: string): string {
  return fileURLToPath(new URL(name, packageRoot));
}
