import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Scene } from '../scene.js';
import { greeterInput } from './greeter.js';
import { interpreterOf, nextChunk } from './interpreter.js';

const echoProgram = "process.on('message', (message) => process.send(message));\n";

/** A message to a forked process of Node's, and back: the least that an answer of another process takes. */
export async function openMessageRoundTrip(scene: Scene): Promise<() => Promise<void>> {
  const program = join(await scene.folder('round-trips'), 'echo.cjs');
  await writeFile(program, echoProgram);
  const child = fork(program);
  scene.defer(async () => {
    const exited = once(child, 'exit');
    child.disconnect();
    await exited;
  });
  return async () => {
    const answered = once(child, 'message');
    child.send(greeterInput);
    await answered;
  };
}

const forkingProgram = `import os, sys
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    print(flush=True)
`;

/** A line to a python that forks a child, waits for its end, and answers with a line. */
export async function openForkRoundTrip(scene: Scene): Promise<() => Promise<void>> {
  const child = spawn(await interpreterOf('python3'), ['-I', '-c', forkingProgram], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  scene.defer(async () => {
    const exited = once(child, 'exit');
    child.stdin.end();
    await exited;
  });
  return async () => {
    const answered = nextChunk(child);
    child.stdin.write('\n');
    await answered;
  };
}
