import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OrchestratorError } from '@qinling/core';
import type { WorkerCommand } from '../workers/worker-command.js';
import type { ImageRegistry } from './image-registry.js';
import { findInterpreter } from './interpreter.js';

const packageRoot = new URL('../../', import.meta.url);

/** `nodejs` and `python3`, and the names that Qinling's own images have. */
export function defaultImages(): ImageRegistry {
  return {
    nodejs,
    python3,
    'openstackqinling/nodejs-runtime': nodejs,
    'openstackqinling/python3-runtime': python3,
  };
}

/** Runs in the node that runs the host. */
async function nodejs(): Promise<WorkerCommand> {
  // Workers are plain node processes, also when the host runs from its sources.
  const shim = shimPath('dist/shims/nodejs/worker.js');
  return { command: process.execPath, args: ['--disable-warning=ExperimentalWarning', shim] };
}

async function python3(): Promise<WorkerCommand> {
  const command = await findInterpreter('python3', ['-I', '-c', 'import sys; print(sys.executable)']);
  return { command, args: ['-I', '-u', '-B', '-X', 'utf8', shimPath('shims/python3/main.py')] };
}

function shimPath(name: string): string {
  const path = fileURLToPath(new URL(name, packageRoot));
  if (!existsSync(path))
    throw new OrchestratorError(
      `The worker program ${path} is missing; build @qinling/orchestrator-process.`,
    );
  return path;
}
