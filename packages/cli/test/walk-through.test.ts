import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { exitCode } from '../src/errors/exit-code.js';
import { pathWithQinling } from './support/qinling-on-path.js';
import { startService } from './support/service.js';
import { temporaryDirectory } from './support/temporary-directory.js';

const page = readFileSync(new URL('../../../docs/cli.md', import.meta.url), 'utf8');

/** What the page has for a shell. */
function shellBlocks(): readonly string[] {
  return [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
}

it('works as written, from the first command to the last', async () => {
  const service = await startService();
  onTestFinished(() => service.close());
  const directory = temporaryDirectory();
  const script = shellBlocks().join('\n');
  const { stdout, stderr } = await promisify(execFile)('sh', ['-euc', script], {
    cwd: directory,
    env: { PATH: pathWithQinling(), QINLING_URL: service.url },
  });
  expect(stdout).toMatch(/\| python3 \| available \|/);
  expect(stdout).toContain('{"duration"');
  expect(stdout).toContain('Code package downloaded to first.tar.gz\n');
  expect(stdout).toMatch(/Deleted function hello\.\n/);
  expect(stderr).toMatch(/failed: on purpose/);
  expect(stderr).toMatch(/alias live .*: qinling function alias delete live\n/);
  expect(stderr).toContain('Did you mean qinling function?');
  expect(await service.client.functions.list().toArray()).toEqual([]);
}, 60_000);

it('names every exit code', () => {
  const named = [...page.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
  expect(named).toEqual(Object.values(exitCode));
});
