import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { binary, runQinling } from './support/run-qinling.js';
import { type Service, serve, startService } from './support/service.js';
import { temporaryDirectory } from './support/temporary-directory.js';

let service: Service;

beforeAll(async () => {
  service = await startService();
});

afterAll(() => service.close());

const create = ['function', 'create', '--runtime', 'nodejs', '-f', 'json'];

it('takes a directory, a file, an archive, and an archive from a pipe', async () => {
  const cwd = temporaryDirectory();
  mkdirSync(join(cwd, 'fn'));
  writeFileSync(join(cwd, 'fn', 'main.js'), 'exports.main = () => 1;');
  execFileSync('tar', ['-czf', 'p.tar.gz', '-C', 'fn', 'main.js'], { cwd });
  const archive = readFileSync(join(cwd, 'p.tar.gz'));
  const md5 = createHash('md5').update(archive).digest('hex');
  const made = async (words: readonly string[], input?: Uint8Array) => {
    const run = await runQinling([...create, ...words], { url: service.url, cwd, ...(input && { input }) });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    return JSON.parse(run.stdout);
  };
  expect((await made(['--dir', 'fn'])).code).toMatchObject({ source: 'package', format: 'tar.gz' });
  // One file is packed as a directory with nothing else in it.
  expect((await made(['--file', 'fn/main.js'])).code).toEqual((await made(['--dir', 'fn'])).code);
  expect((await made(['--package', 'p.tar.gz'])).code.md5sum).toBe(md5);
  expect((await made(['--package', '-'], archive)).code.md5sum).toBe(md5);
});

it('R3: packs an unchanged directory to the same package', async () => {
  const cwd = temporaryDirectory();
  writeFileSync(join(cwd, 'main.js'), 'exports.main = () => 1;');
  const { id } = await service.createFunction();
  const update = () =>
    runQinling(['function', 'update', id, '--dir', '.', '-c', 'code'], { url: service.url, cwd });
  expect((await update()).stdout).toBe((await update()).stdout);
});

it('says what the service says of a package that is none', async () => {
  const cwd = temporaryDirectory();
  writeFileSync(join(cwd, 'p.zip'), 'no zip at all');
  const run = await runQinling([...create, '--package', 'p.zip'], { url: service.url, cwd });
  expect(run).toMatchObject({ code: 1, stdout: '' });
  expect(run.stderr).toContain('not a valid');
});

it('begins at main of the file, unless it is told where', async () => {
  const cwd = temporaryDirectory();
  for (const name of ['hello.js', 'has.dots.js']) writeFileSync(join(cwd, name), 'exports.main = () => 1;');
  const entry = async (words: readonly string[]) =>
    JSON.parse((await runQinling([...create, ...words], { url: service.url, cwd })).stdout).entry;
  expect(await entry(['--file', 'hello.js'])).toBe('hello.main');
  expect(await entry(['--file', 'hello.js', '--entry', 'hello.other'])).toBe('hello.other');
  expect(await entry(['--dir', '.'])).toBe('main.main');
});

it('R7: downloads to a file or to stdout, byte for byte', async () => {
  const { id, code } = await service.createFunction();
  const cwd = temporaryDirectory();
  const named = await runQinling(['function', 'download', id], { url: service.url, cwd });
  expect(named).toMatchObject({ code: 0, stdout: `Code package downloaded to ${id}.tar.gz\n` });
  const bytes = readFileSync(join(cwd, `${id}.tar.gz`));
  expect(createHash('md5').update(bytes).digest('hex')).toBe('md5sum' in code ? code.md5sum : undefined);
  expect(readdirSync(cwd)).toEqual([`${id}.tar.gz`]);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [binary, 'function', 'download', id, '-o', '-'],
    {
      env: { QINLING_URL: service.url },
      encoding: 'buffer',
    },
  );
  expect(stdout.equals(bytes)).toBe(true);
});

it('keeps nothing of a download that breaks off or is not what was sent', async () => {
  const wrong = await serve((_request, response) => {
    response.writeHead(200, {
      'content-type': 'application/zip',
      etag: `"${'0'.repeat(64)}"`,
      'content-disposition': 'attachment; filename="../../escaped.zip"',
    });
    response.end('something else');
  });
  const cwd = temporaryDirectory();
  const id = '00000000-0000-4000-8000-000000000001';
  const run = await runQinling(['function', 'download', id], { url: wrong.url, cwd });
  await wrong.close();
  expect(run).toMatchObject({ code: 1, stdout: '' });
  expect(run.stderr).toContain('the checksums differ');
  expect(readdirSync(cwd)).toEqual([]);
});

it('lets the service choose a name, but no directory', async () => {
  const sly = await serve((_request, response) => {
    response.writeHead(200, { 'content-disposition': 'attachment; filename="../../escaped.zip"' });
    response.end('bytes');
  });
  const cwd = temporaryDirectory();
  const id = '00000000-0000-4000-8000-000000000001';
  const run = await runQinling(['function', 'download', id], { url: sly.url, cwd });
  await sly.close();
  expect(run).toMatchObject({ code: 0, stdout: 'Code package downloaded to escaped.zip\n' });
  expect(readdirSync(cwd)).toEqual(['escaped.zip']);
});

it('takes the input as text, from a file, or from stdin', async () => {
  const { id } = await service.createFunction();
  const cwd = temporaryDirectory();
  writeFileSync(join(cwd, 'input.json'), '{"from": "file"}');
  const given = async (word: string, input?: string) =>
    (
      await runQinling(
        ['function', 'execution', 'create', id, '--input', word, '-c', 'input', '-f', 'value'],
        {
          url: service.url,
          cwd,
          ...(input === undefined ? {} : { input }),
        },
      )
    ).stdout;
  expect(await given('{"from": "word"}')).toBe('{"from": "word"}\n');
  expect(await given('@input.json')).toBe('{"from": "file"}\n');
  expect(await given('-', '{"from": "stdin"}')).toBe('{"from": "stdin"}\n');
  expect(await given('@@someone')).toBe('@someone\n');
});
