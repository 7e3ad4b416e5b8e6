import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { ApiClient, packageForm } from '../src/child-host/api-client.js';
import { listOf, objectOf, textOf } from '../src/child-host/json-members.js';
import { zipOf } from '../src/child-host/zip-of.js';
import { defaultRuntimes } from '../src/runtimes/default-runtimes.js';
import { childHost } from './support/child-hosts.js';
import { runtimeStatus } from './support/functions.js';
import { temporaryDirectory } from './support/temporary-directory.js';

const page = await readFile(new URL('../../../docs/operations.md', import.meta.url), 'utf8');
const [, commands = ''] = /## Backup\n[\s\S]*?```sh\n([\s\S]*?)```/.exec(page) ?? [];
const runtime_id = defaultRuntimes[1].id;

/** Makes functions and changes their code, one after another, so that packages come and go, until it is told to stop. */
function keepChanging(api: ApiClient) {
  let stopped = false;
  const code = async () => zipOf({ 'main.py': `def main(): return ${Math.random()}\n` });
  const one = async () => {
    const made = await api.call('POST', '/v1/functions', { form: packageForm(await code(), { runtime_id }) });
    const path = `/v1/functions/${textOf(made.body, 'id')}`;
    while (!stopped) {
      const changed = await api.call('PUT', path, { form: packageForm(await code()) });
      expect(changed).toMatchObject({ status: 200 });
    }
  };
  const all = Promise.all([one(), one(), one()]);
  return async () => {
    stopped = true;
    await all;
  };
}

it('R6: a backup beside a running host, as the documentation has it, holds the package of every row', async () => {
  const directory = await temporaryDirectory();
  const host = await childHost({ dataDirectory: join(directory, 'data') });
  const api = new ApiClient(host.url);
  await runtimeStatus(api, 'python3', 'available');
  const stop = keepChanging(api);
  await expect
    .poll(async () => listOf((await api.call('GET', '/v1/functions')).body, 'functions'))
    .toHaveLength(3);
  // A store that takes its time: whatever is not under the lock changes meanwhile.
  await writeFile(join(directory, 'cp'), '#!/bin/sh\nsleep 0.5\nexec /bin/cp "$@"\n', { mode: 0o755 });
  const env = { PATH: `${directory}:${process.env.PATH}` };
  await promisify(execFile)('sh', ['-euc', commands], { cwd: directory, env });
  await stop();
  await host.stop('SIGTERM');

  const restored = new ApiClient((await childHost({ dataDirectory: join(directory, 'backup') })).url);
  const functions = listOf((await restored.call('GET', '/v1/functions')).body, 'functions');
  expect(functions).toHaveLength(3);
  for (const each of functions) {
    const { status, bytes } = await restored.call('GET', `/v1/functions/${each.id}?download=true`);
    expect(status).toBe(200);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(textOf(objectOf(each, 'code'), 'sha256'));
  }
}, 60_000);
