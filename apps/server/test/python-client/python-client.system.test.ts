import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { ApiClient } from '../../src/child-host/api-client.js';
import { zipOf } from '../../src/child-host/zip-of.js';
import { childHost } from '../support/child-hosts.js';
import { runtimeStatus } from '../support/functions.js';
import { temporaryDirectory } from '../support/temporary-directory.js';
import { commandsOfPlugin, commandsRun, debianPython, type Openstack, openstack } from './openstack.js';

const unknown = '00000000-0000-4000-8000-000000000000';

async function world(): Promise<{ readonly url: string; readonly cwd: string; readonly cli: Openstack }> {
  const { url } = await childHost();
  await runtimeStatus(new ApiClient(url), 'python3', 'available');
  const cwd = await temporaryDirectory();
  await writeFile(join(cwd, 'main.py'), 'def main(name="World"): return "Hello, " + name\n');
  return { url, cwd, cli: openstack(url, cwd) };
}

/** Makes a function from the file; resolves with its id. */
async function hello({ json }: Openstack, name: string): Promise<string> {
  const created = await json(
    'function',
    'create',
    '--runtime',
    'python3',
    '--name',
    name,
    '--file',
    'main.py',
  );
  return String(created.id);
}

const endOfZip = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex');

const outputOf = (execution: Record<string, unknown>): unknown =>
  (JSON.parse(String(execution.result)) as { readonly output: unknown }).output;

it('openstack: makes, runs, publishes, changes, downloads and deletes a function', async () => {
  const { cli, cwd } = await world();
  const id = await hello(cli, 'hello');
  expect(await cli.json('function', 'show', 'hello')).toMatchObject({ id, name: 'hello', timeout: 5 });
  expect(await cli.rows('function', 'list', '--filter', 'name=has:ell')).toMatchObject([{ Id: id }]);
  const run = await cli.json(
    'function',
    'execution',
    'create',
    '--function',
    'hello',
    '--input',
    '{"name": "you"}',
  );
  expect(run).toMatchObject({ status: 'success', function_version: 0, input: '{"name": "you"}' });
  expect(outputOf(run)).toBe('Hello, you');

  const version = await cli.json('function', 'version', 'create', 'hello', '--description', 'first');
  expect(version).toMatchObject({ version_number: 1, description: 'first', count: 0 });
  await writeFile(join(cwd, 'main.py'), 'def main(name="World"): return "Good day, " + name\n');
  const updated = await cli.json('function', 'update', 'hello', '--file', 'main.py', '--timeout', '7');
  expect(updated).toMatchObject({ timeout: 7 });
  expect(outputOf(await cli.json('function', 'execution', 'create', '--function', id))).toBe(
    'Good day, World',
  );
  const pinned = await cli.json(
    'function',
    'execution',
    'create',
    '--function',
    id,
    '--function-version',
    '1',
  );
  expect(outputOf(pinned)).toBe('Hello, World');
  expect(await cli.json('function', 'version', 'show', id, '1')).toMatchObject({ count: 1 });
  expect(await cli.rows('function', 'version', 'list', id)).toMatchObject([{ Version_number: 1 }]);

  const download = await cli.run('function', 'download', 'hello', '-o', 'code.zip');
  expect(download).toMatchObject({ exit: 0, stdout: expect.stringContaining('code.zip') });
  const { stdout } = await promisify(execFile)(debianPython, ['-m', 'zipfile', '-l', join(cwd, 'code.zip')]);
  expect(stdout).toContain('main.py');

  expect((await cli.run('function', 'version', 'detach', id, '1')).exit).toBe(0);
  expect((await cli.run('function', 'version', 'delete', id, '1')).exit).toBe(0);
  expect(await cli.rows('function', 'version', 'list', id)).toEqual([]);
  expect((await cli.run('function', 'delete', 'hello')).exit).toBe(0);
  expect(await cli.rows('function', 'list')).toEqual([]);
}, 60_000);

it('openstack: takes a package as it is, and gives it back byte for byte', async () => {
  const { cli, cwd } = await world();
  const bytes = await zipOf({ 'pkg/handler.py': 'def run(): return 42' });
  await writeFile(join(cwd, 'given.zip'), bytes);
  const words = [
    '--runtime',
    'python3',
    '--package',
    'given.zip',
    '--entry',
    'pkg.handler.run',
    '--cpu',
    '200',
  ];
  const made = await cli.json('function', 'create', ...words, '--memory-size', '67108864', '--timeout', '9');
  expect(made).toMatchObject({ entry: 'pkg.handler.run', cpu: 200, memory_size: 67108864, timeout: 9 });
  const id = String(made.id);
  expect(outputOf(await cli.json('function', 'execution', 'create', '--function', id))).toBe(42);
  await cli.run('function', 'download', id);
  expect(Buffer.from(await readFile(join(cwd, `${id}.zip`)))).toEqual(Buffer.from(bytes));
  const renamed = await cli.json('function', 'update', id, '--name', 'renamed', '--description', 'said');
  expect(renamed).toMatchObject({ name: 'renamed', description: 'said', cpu: 200, entry: 'pkg.handler.run' });
}, 60_000);

it('openstack: executions, their logs, and workers', async () => {
  const { cli } = await world();
  const id = await hello(cli, 'runner');
  const one = await cli.json('function', 'execution', 'create', '--function', id);
  const later = await cli.json('function', 'execution', 'create', '--function', id, '--async');
  expect(later).toMatchObject({ status: 'running', sync: false, result: null });
  expect(await cli.json('function', 'execution', 'show', String(one.id))).toMatchObject(one);
  const log = await cli.run('function', 'execution', 'log', 'show', String(one.id));
  expect(log.stdout).toContain(`Start execution: ${one.id}`);
  await expect
    .poll(() =>
      cli.rows(
        'function',
        'execution',
        'list',
        '--filter',
        `function_id=${id}`,
        '--filter',
        'status=success',
      ),
    )
    .toHaveLength(2);

  expect(await cli.rows('function', 'worker', 'list', id)).toMatchObject([{ Function_id: id }]);
  expect((await cli.run('function', 'scaleup', id, '--count', '1')).exit).toBe(0);
  await expect.poll(() => cli.rows('function', 'worker', 'list', id)).toHaveLength(2);
  expect((await cli.run('function', 'scaledown', id)).exit).toBe(0);
  await expect.poll(() => cli.rows('function', 'worker', 'list', id)).toHaveLength(1);
  expect((await cli.run('function', 'detach', id)).exit).toBe(0);
  await expect.poll(() => cli.rows('function', 'worker', 'list', id)).toHaveLength(0);

  expect((await cli.run('function', 'execution', 'delete', '--execution', String(one.id))).exit).toBe(0);
  expect((await cli.run('function', 'execution', 'delete', '--function', id)).exit).toBe(0);
  expect(await cli.rows('function', 'execution', 'list')).toEqual([]);
}, 60_000);

it('openstack: aliases, jobs and webhooks, and the refusal to delete what they use', async () => {
  const { cli, url } = await world();
  const id = await hello(cli, 'target');
  await cli.json('function', 'version', 'create', id);
  await cli.json('function', 'version', 'create', id);
  const alias = await cli.json(
    'function',
    'alias',
    'create',
    'prod',
    '--function',
    'target',
    '--function-version',
    '1',
  );
  expect(alias).toMatchObject({ name: 'prod', function_id: id, function_version: 1 });
  const moved = await cli.json('function', 'alias', 'update', 'prod', '--function-version', '2');
  expect(moved).toMatchObject({ function_id: id, function_version: 2 });
  expect(await cli.json('function', 'alias', 'show', 'prod')).toMatchObject(moved);
  expect(await cli.rows('function', 'alias', 'list')).toMatchObject([{ Name: 'prod' }]);
  const run = await cli.json('function', 'execution', 'create', '--function-alias', 'prod');
  expect(run).toMatchObject({
    function_alias: 'prod',
    function_id: id,
    function_version: 2,
    status: 'success',
  });

  const daily = ['--pattern', '0 6 * * *', '--name', 'daily', '--function-input', '{"name": "job"}'];
  const job = await cli.json('job', 'create', '--function-alias', 'prod', ...daily);
  expect(job).toMatchObject({
    name: 'daily',
    status: 'running',
    function_alias: 'prod',
    pattern: '0 6 * * *',
  });
  const jobId = String(job.id);
  expect(await cli.json('job', 'update', jobId, '--status', 'paused')).toMatchObject({ status: 'paused' });
  expect(await cli.json('job', 'show', jobId)).toMatchObject({ status: 'paused' });
  expect(await cli.rows('job', 'list')).toMatchObject([{ Id: jobId }]);

  const hook = await cli.json('webhook', 'create', '--function', 'target', '--function-version', '1');
  expect(hook).toMatchObject({ function_id: id, function_version: 1 });
  const hookId = String(hook.id);
  const changed = await cli.json(
    'webhook',
    'update',
    hookId,
    '--function-version',
    '2',
    '--description',
    'calls',
  );
  expect(changed).toMatchObject({ function_version: 2, description: 'calls' });
  expect(await cli.json('webhook', 'show', hookId)).toMatchObject({ description: 'calls' });
  expect(await cli.rows('webhook', 'list')).toMatchObject([{ Id: hookId }]);
  expect(String(hook.webhook_url)).toBe(`${url}/v1/webhooks/${hookId}/invoke`);
  expect((await fetch(String(hook.webhook_url), { method: 'POST' })).status).toBe(202);

  const refused = await cli.run('function', 'version', 'delete', id, '2');
  expect(refused.exit).not.toBe(0);
  expect(refused.stderr).toContain('The function version is still associated with');
  expect((await cli.run('webhook', 'delete', hookId)).exit).toBe(0);
  expect((await cli.run('job', 'delete', jobId)).exit).toBe(0);
  expect((await cli.run('function', 'alias', 'delete', 'prod')).exit).toBe(0);
  await expect.poll(async () => (await cli.run('function', 'version', 'delete', id, '2')).exit).toBe(0);
}, 60_000);

it('openstack: runtimes, and functions whose code is an image', async () => {
  const { cli } = await world();
  const made = await cli.json('runtime', 'create', 'python3', '--name', 'mine', '--private', '--untrusted');
  expect(made).toMatchObject({ name: 'mine', image: 'python3', is_public: false, trusted: false });
  const id = String(made.id);
  await expect.poll(async () => (await cli.json('runtime', 'show', id)).status).toBe('available');
  expect(await cli.json('runtime', 'pool', 'show', id)).toMatchObject({ name: id, capacity: { total: 2 } });
  expect(await cli.rows('runtime', 'list')).toHaveLength(3);
  expect((await cli.run('runtime', 'delete', id)).exit).toBe(0);
  const image = await cli.json('function', 'create', '--image', 'registry/thing:1', '--name', 'image');
  expect(image).toMatchObject({ name: 'image', entry: null, runtime_id: null });
}, 60_000);

it('openstack: shows the reason of a refusal', async () => {
  const { cli, cwd } = await world();
  const id = await hello(cli, 'refused');
  const refusals: readonly (readonly [string, ...string[]])[] = [
    [`Function not found [id=${unknown}]`, 'function', 'show', unknown],
    ['FunctionAlias not found [name=none]', 'function', 'alias', 'show', 'none'],
    ['FunctionVersion not found', 'function', 'version', 'show', id, '9'],
    ['Job not found', 'job', 'show', unknown],
    [
      'timeout resource limitation not within the allowable range',
      'function',
      'update',
      id,
      '--timeout',
      '999',
    ],
    ['pattern or first_execution_time must be specified.', 'job', 'create', '--function', id],
    ['The specified pattern is not valid: never', 'job', 'create', '--function', id, '--pattern', 'never'],
    ['is still in use', 'runtime', 'delete', '70797468-6f6e-4300-8000-000000000000'],
  ];
  for (const [reason, ...words] of refusals) {
    const { exit, stdout, stderr } = await cli.run(...words);
    expect(exit, words.join(' ')).not.toBe(0);
    expect(stdout + stderr).toContain(reason);
  }
  // Ends like a zip, which is all that the client looks at.
  await writeFile(join(cwd, 'bad.zip'), Buffer.concat([Buffer.alloc(100, 'x'), endOfZip]));
  const bad = await cli.run('function', 'create', '--runtime', 'python3', '--package', 'bad.zip');
  expect(bad).toMatchObject({
    exit: 1,
    stderr: expect.stringContaining('Package is not a valid ZIP package'),
  });
  expect(await cli.rows('function', 'list')).toHaveLength(1);
}, 60_000);

it('the SDK: what a program of its users does', async () => {
  const { url } = await world();
  const script = fileURLToPath(new URL('sdk.py', import.meta.url));
  const { stdout } = await promisify(execFile)(debianPython, [script, url], {
    env: { PATH: '/usr/bin:/bin' },
  });
  expect(JSON.parse(stdout)).toMatchObject({
    latest: 'two',
    version: 'one',
    alias: 'one',
    log: true,
    download: "def main(): return 'two'",
    lists: [0, 1, 1],
    refusal: [403, expect.stringContaining('The function version is still associated with alias')],
    missing: [404, expect.stringContaining('Function not found')],
  });
}, 60_000);

afterAll(async () => {
  // Every command of the plugin was tried, so that this file says so truly.
  expect((await commandsOfPlugin()).filter((command) => !commandsRun.has(command))).toEqual([]);
});
