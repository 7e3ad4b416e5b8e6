import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ApiClient } from '../../src/child-host/api-client.js';
import { hostProgram } from '../../src/child-host/host-program.js';
import { listOf } from '../../src/child-host/json-members.js';
import { childHost } from '../support/child-hosts.js';
import { runtimeStatus } from '../support/functions.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const run = promisify(execFile);

/** The lines of the greeting that are for a shell. */
function printedCommands(greeting: string): string {
  const [, commands = ''] = greeting.split('Try it in another shell:');
  return commands.split('Or with the command line')[0] ?? '';
}

/** The lines that use the command line. */
function printedCliCommands(greeting: string): string {
  return greeting.split('that you started this from:')[1] ?? '';
}

const repository = fileURLToPath(new URL('../../../..', import.meta.url));

describe('a host that starts', () => {
  it('says what it serves, where it stores, which limits hold, and that nobody is authenticated', async () => {
    const dataDirectory = await temporaryDirectory();
    const host = await childHost({ dataDirectory });
    expect(host.stdout()).toMatch(/^Qinling \d+\.\d+\.\d+ serves http:\/\/127\.0\.0\.1:\d+\/v1\n/);
    expect(host.stdout()).toContain(`stores    ${dataDirectory}`);
    expect(host.stdout()).toMatch(/limits {4}enforced timeout, .*\blog\b/);
    expect(host.stdout()).toContain('WARNING   nobody is authenticated');
  });

  it.each(['python3', 'nodejs'] as const)(
    'prints curl commands that work as printed, for %s',
    async (image) => {
      const host = await childHost({ settings: { QINLING_RUNTIMES: image } });
      await runtimeStatus(new ApiClient(host.url), image, 'available');
      const commands = printedCommands(host.stdout());
      expect(commands.match(/\bcurl\b/g)).toHaveLength(3);
      const { stdout, stderr } = await run('sh', ['-ec', commands]);
      expect(stderr).toBe('');
      expect(stdout).toContain('"version_number":1');
      expect(stdout).toContain('Hello, you!');
    },
  );

  it.each(['python3', 'nodejs'] as const)(
    'prints the same story for the command line, for %s',
    async (image) => {
      const host = await childHost({ settings: { QINLING_RUNTIMES: image } });
      await runtimeStatus(new ApiClient(host.url), image, 'available');
      const commands = printedCliCommands(host.stdout());
      const { stdout } = await run('sh', ['-ec', commands], { cwd: repository });
      expect(stdout).toContain('version_number');
      expect(stdout).toContain('Hello, you!');
    },
  );

  it('registers the runtimes once, over restarts and when two hosts start at once', async () => {
    const dataDirectory = await temporaryDirectory();
    const [first, second] = await Promise.all([childHost({ dataDirectory }), childHost({ dataDirectory })]);
    await Promise.all([first.stop('SIGTERM'), second.stop('SIGKILL')]);
    const third = await childHost({ dataDirectory });
    const { body } = await new ApiClient(third.url).call('GET', '/v1/runtimes');
    const images = listOf(body, 'runtimes').map(({ image, is_public }) => [image, is_public]);
    expect(images).toEqual([
      ['nodejs', true],
      ['python3', true],
    ]);
  });

  it('starts without an interpreter, and says in the log which one is missing', async () => {
    const command = ['/bin/sh', '-c', `PATH=/nowhere exec ${process.execPath} ${hostProgram}`] as const;
    const host = await childHost({ command: [...command] });
    expect(host.stdout()).toContain('runtimes  nodejs\n');
    expect(host.stderr()).toContain('python3 is not on the search path: python3 functions do not run');
    const { body } = await new ApiClient(host.url).call('GET', '/v1/runtimes');
    expect(listOf(body, 'runtimes').map(({ image }) => image)).toEqual(['nodejs']);
  });

  it('prints its version and its help without starting anything', async () => {
    const version = await run(process.execPath, [hostProgram, '--version']);
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const help = await run(process.execPath, [hostProgram, '--help']);
    expect(help.stdout).toContain('QINLING_DATA_DIR (default ./data)');
  });

  it('migrates by hand, and then starts without migrating', async () => {
    const dataDirectory = await temporaryDirectory();
    const environment = { ...process.env, QINLING_DATA_DIR: dataDirectory };
    const { stdout } = await run(process.execPath, [hostProgram, 'migrate'], { env: environment });
    expect(stdout).toBe(`${dataDirectory}/qinling.db is up to date.\n`);
    const host = await childHost({ dataDirectory, settings: { QINLING_MIGRATE: 'false' } });
    expect(host.stdout()).toContain('serves');
  });
});
