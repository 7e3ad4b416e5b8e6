import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runOnTerminal, runQinling } from './support/run-qinling.js';
import { type Service, startService } from './support/service.js';
import { temporaryDirectory } from './support/temporary-directory.js';

let service: Service;

beforeAll(async () => {
  service = await startService();
});

afterAll(() => service.close());

/** A directory with code that takes a while to go over the wire. */
function largeCode(): string {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, 'main.js'), 'exports.main = () => 1;');
  writeFileSync(join(directory, 'noise'), randomBytes(4 * 1024 * 1024));
  return directory;
}

describe('progress', () => {
  it('of an upload and a download shows on a terminal, and is gone in the end', async () => {
    const words = ['--runtime', 'nodejs', '--dir', '.', '--name', 'large', '-c', 'id', '-f', 'value'];
    const up = await runOnTerminal(['function', 'create', ...words], { url: service.url, cwd: largeCode() });
    expect(up.screen).toMatch(/Uploading \[[#-]{24}\] \d+ % of 4\.0 MiB/);
    expect(up.text).toMatch(/^[0-9a-f-]{36}\n$/);
    const down = await runOnTerminal(['function', 'download', 'large'], {
      url: service.url,
      cwd: temporaryDirectory(),
    });
    expect(down.screen).toMatch(/Downloading \[[#-]{24}\] \d+ % of 4\.0 MiB/);
    expect(down.text).toMatch(/^Code package downloaded to [0-9a-f-]{36}\.tar\.gz\n$/);
  });

  it('of waiting shows on a terminal, with the time that has passed', async () => {
    const { id } = await service.createFunction();
    const words = [
      'function',
      'execution',
      'create',
      id,
      '--input',
      '{"sleep": 400}',
      '-f',
      'value',
      '-c',
      'status',
    ];
    for (const how of ['--sync', '--wait']) {
      const { screen, text } = await runOnTerminal([...words, how], { url: service.url });
      expect(screen).toMatch(/[|/\\-] Running: \d\.\d s/);
      expect(text).toBe('success\n');
    }
  });

  it('is quiet in a pipe', async () => {
    const run = await runQinling(['function', 'create', '--runtime', 'nodejs', '--dir', '.'], {
      url: service.url,
      cwd: largeCode(),
    });
    expect(run).toMatchObject({ code: 0, stderr: '' });
  });

  it('never wider than the terminal', async () => {
    const { id } = await service.createFunction();
    const { screen } = await runOnTerminal(['function', 'download', id, '-o', 'x'], {
      url: service.url,
      cwd: temporaryDirectory(),
      columns: 20,
    });
    expect(screen).toContain('\u001b[KDownloading [-----…\r');
  });
});

describe('colours', () => {
  const words = ['runtime', 'show', 'nodejs', '-c', 'status'];
  const escapeCode = '\u001b[';

  it('show on a terminal', async () => {
    const { screen } = await runOnTerminal(words, { url: service.url });
    expect(screen).toContain(`${escapeCode}32mavailable${escapeCode}39m`);
  });

  it.each([
    ['NO_COLOR is set', { NO_COLOR: '1' }],
    ['the terminal is dumb', { TERM: 'dumb' }],
  ])('do not show when %s', async (_case, env) => {
    const { screen } = await runOnTerminal(words, { url: service.url, env });
    expect(screen).toContain('available');
    expect(screen).not.toContain(escapeCode);
  });

  it('do not show in a pipe', async () => {
    expect((await runQinling(words, { url: service.url })).stdout).not.toContain(escapeCode);
  });
});

describe('a list that is wider than the terminal', () => {
  it('leaves columns out, and says which', async () => {
    const { text } = await runOnTerminal(['runtime', 'list'], { url: service.url, columns: 80 });
    expect(text).toContain('Left out for want of room: ');
    expect(text).toMatch(/project_id.*Name columns with -c, or see all with -f json\./);
    const table = text.split('\n').filter((line) => /^[|+]/.test(line));
    expect(Math.max(...table.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(text).toContain('| Id ');
  });

  it('has every column in a pipe', async () => {
    const { stdout } = await runQinling(['runtime', 'list'], { url: service.url });
    expect(stdout).toMatch(/\| Id .*\| Project_id .*\| Updated_at +\|\n/);
  });

  it('has the columns that were named', async () => {
    const words = ['runtime', 'list', '-c', 'project_id', '-c', 'description', '-c', 'created_at'];
    const { text } = await runOnTerminal(words, { url: service.url, columns: 20 });
    expect(text).toMatch(/\| Project_id \| Description \| Created_at +\|/);
    expect(text).not.toContain('Left out');
  });
});

describe('deleting several on a terminal', () => {
  it('deletes nothing when the answer is not yes', async () => {
    const [one, other] = [await service.createFunction(), await service.createFunction()];
    const { code, text } = await runOnTerminal(['function', 'delete', one.id, other.id], {
      url: service.url,
      dialogue: [['[y/N]', 'n\r']],
    });
    expect(text).toContain(`  ${one.id}\n  ${other.id}\nDelete these 2 functions? [y/N]`);
    expect(text).toContain('Nothing was deleted.');
    expect(code).toBe(1);
    await service.client.functions.get(one.id);
  });

  it('does not ask with --yes, nor for one', async () => {
    const [one, other] = [await service.createFunction(), await service.createFunction()];
    const both = await runOnTerminal(['function', 'delete', one.id, other.id, '--yes'], { url: service.url });
    expect(both).toMatchObject({
      code: 0,
      text: `Deleted function ${one.id}.\nDeleted function ${other.id}.\n`,
    });
    const { id } = await service.createFunction();
    const single = await runOnTerminal(['function', 'delete', id], { url: service.url });
    expect(single).toMatchObject({ code: 0, text: `Deleted function ${id}.\n` });
  });

  it('takes the end of the input for a no', async () => {
    const [one, other] = [await service.createFunction(), await service.createFunction()];
    const { code } = await runOnTerminal(['function', 'delete', one.id, other.id], {
      url: service.url,
      dialogue: [['[y/N]', '\u0004']],
    });
    expect(code).toBe(1);
    await service.client.functions.get(other.id);
  });
});

it('does not obey what others wrote', async () => {
  const function_id = (await service.createFunction()).id;
  const input = '\u001b]0;owned\u0007\u001b[2Jboo';
  const { id } = await service.client.executions.create({ function_id, input });
  const words = ['function', 'execution', 'show', id, '-c', 'input'];
  const { screen } = await runOnTerminal(words, { url: service.url });
  expect(screen).toContain('\\u001b]0;owned\\u0007\\u001b[2Jboo');
  expect(screen).not.toContain('\u001b]0');
});
