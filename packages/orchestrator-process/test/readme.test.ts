// The code of README.md.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createQinling, MemoryBlobStore, MemoryStorage } from '@qinling/core';
// #region import
import { createProcessOrchestrator } from '@qinling/orchestrator-process';
// #endregion
import { expect, it, onTestFinished } from 'vitest';

const caller = { projectId: 'readme', roles: ['admin'] };
const functions = fileURLToPath(new URL('readme-functions', import.meta.url));
const workerProgram = fileURLToPath(new URL('support/fake-worker.mjs', import.meta.url));

async function workDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'readme-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

it.each([
  { image: 'nodejs', file: 'main.mjs' },
  { image: 'python3', file: 'main.py' },
])('runs the function of the README in $image', async ({ image, file }) => {
  const directory = await workDirectory();
  const [storage, blobs] = [new MemoryStorage(), new MemoryBlobStore()];
  // #region embed
  const orchestrator = await createProcessOrchestrator({ directory });
  const qinling = createQinling({ storage, blobs, orchestrator });
  // #endregion
  await qinling.start();
  onTestFinished(() => qinling.close());
  const { id: runtimeId } = await qinling.runtimes.create(caller, { image });
  await qinling.runtimes.settled(caller, runtimeId);
  const code = {
    source: 'package',
    package: { files: { [file]: await readFile(join(functions, file)) } },
  } as const;
  const { id: functionId } = await qinling.functions.create(caller, { runtimeId, code });
  const { result } = await qinling.executions.create(caller, { functionId, input: { name: 'you' } });
  expect(JSON.parse(result ?? '')).toMatchObject({ output: { hello: 'you', by: functionId } });
});

it('takes a program that speaks the protocol for an image', async () => {
  const directory = await workDirectory();
  // #region image
  const orchestrator = await createProcessOrchestrator({
    directory,
    images: { mine: { command: 'node', args: [workerProgram] } },
  });
  // #endregion
  onTestFinished(() => orchestrator.close());
  await orchestrator.prepareRuntime({ id: 'runtime', image: 'mine' });
  expect(await orchestrator.pool('runtime')).toEqual({ total: 2, available: 2 });
});
