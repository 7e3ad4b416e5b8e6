import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { binary } from './support/run-qinling.js';
import { startService } from './support/service.js';
import { temporaryDirectory } from './support/temporary-directory.js';

describe('Ctrl-C', () => {
  it.each([
    ['waits for a run', (id: string) => ['create', id, '--input', '{"sleep": 60000}', '--wait']],
    ['reads its input', (id: string) => ['create', id, '--input', '-']],
  ])('ends with 130 what %s', async (_case, wordsOf) => {
    const open = await startService();
    onTestFinished(() => open.close());
    const { id } = await open.createFunction();
    const words = ['function', 'execution', ...wordsOf(id), '--debug'];
    const child = spawn(process.execPath, [binary, ...words], {
      env: { PATH: process.env.PATH, QINLING_URL: open.url },
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    if (words.includes('--wait')) await once(child.stderr, 'data');
    // It reads once it has begun to listen for the signal.
    else await new Promise((resolve) => child.stdin.write('x'.repeat(1024 * 1024), resolve));
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect(code).toBe(130);
  });

  it('ends the program with 130, and leaves no packed code behind', async () => {
    let arrived: () => void = () => undefined;
    const uploading = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const slow = createServer((request) => {
      request.once('data', () => arrived());
    });
    slow.listen(0, '127.0.0.1');
    await once(slow, 'listening');
    onTestFinished(() => {
      slow.closeAllConnections();
      slow.close();
    });
    const directory = temporaryDirectory();
    const scratch = join(directory, 'tmp');
    mkdirSync(scratch);
    writeFileSync(join(directory, 'main.js'), 'exports.main = () => 1;');
    const address = slow.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const runtime = '00000000-0000-4000-8000-000000000001';
    const words = ['function', 'create', '--runtime', runtime, '--file', 'main.js'];
    const env = { PATH: process.env.PATH, QINLING_URL: `http://127.0.0.1:${port}`, TMPDIR: scratch };
    const child = spawn(process.execPath, [binary, ...words], { cwd: directory, env, stdio: 'ignore' });
    await uploading;
    expect(readdirSync(scratch)).toHaveLength(1);
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect(code).toBe(130);
    expect(readdirSync(scratch)).toEqual([]);
  });
});

it('ends in peace when the reader of its output has seen enough', async () => {
  const open = await startService();
  onTestFinished(() => open.close());
  for (let index = 0; index < 3; index += 1) await open.createFunction();
  const child = spawn(process.execPath, [binary, 'function', 'list'], {
    env: { PATH: process.env.PATH, QINLING_URL: open.url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  const complaints: Buffer[] = [];
  child.stderr.on('data', (piece: Buffer) => complaints.push(piece));
  const [code] = await once(child, 'close');
  expect({ code, stderr: Buffer.concat(complaints).toString() }).toEqual({ code: 0, stderr: '' });
});
