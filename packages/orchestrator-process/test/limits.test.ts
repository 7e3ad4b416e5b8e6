import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  invocation,
  type Language,
  type TestOrchestrator,
  testOrchestrator,
} from './support/orchestrator.js';

let host: TestOrchestrator;

beforeAll(async () => {
  host = await testOrchestrator(['nodejs', 'python3']);
});

afterAll(async () => {
  await host.close();
});

const MIB = 1024 * 1024;

async function run(language: Language, source: string, memoryMib: number) {
  const limits = { cpuMillis: 100, memoryBytes: memoryMib * MIB, timeoutSeconds: 10 };
  return await host.orchestrator.invoke(invocation(language, source, { limits }));
}

const tooMuch = { outcome: 'failed', output: expect.stringContaining('too much resource consumption') };

describe('the limit of memory', () => {
  const python = 'def main():\n    return len(bytearray(80 * 1000 * 1000))\n';
  const buffers = 'exports.main = () => Array.from({ length: 80 }, () => Buffer.alloc(1e6, 1)).length * 1e6;';
  const objects = `exports.main = () => {
    const all = [];
    for (let n = 0; n < 1e5; n += 1) all.push(new Array(100).fill(n + 0.5));
    return all.length;
  };`;

  it('lets python have 80 MB of 96 MiB, and not of 32 MiB', async () => {
    expect(await run('python3', python, 96)).toMatchObject({ outcome: 'success', output: 80_000_000 });
    expect(await run('python3', python, 32)).toMatchObject(tooMuch);
  });

  it('lets nodejs have 80 MB of buffers of 96 MiB, and not of 32 MiB', async () => {
    expect(await run('nodejs', buffers, 96)).toMatchObject({ outcome: 'success', output: 80_000_000 });
    expect(await run('nodejs', buffers, 32)).toMatchObject(tooMuch);
  });

  it('lets nodejs have 80 MB of objects of 128 MiB, and not of 32 MiB', async () => {
    expect(await run('nodejs', objects, 128)).toMatchObject({ outcome: 'success', output: 100_000 });
    expect(await run('nodejs', objects, 32)).toMatchObject(tooMuch);
  });

  it('does not count what is collected again', async () => {
    const garbage = `exports.main = () => {
      let sum = 0;
      for (let n = 0; n < 1e6; n += 1) sum += new Array(50).fill(n).length;
      return sum;
    };`;
    expect(await run('nodejs', garbage, 32)).toMatchObject({ outcome: 'success', output: 50_000_000 });
  });

  it('leaves room for files, threads and the network in a small nodejs function', async () => {
    const source = `const { readFile } = require('node:fs/promises');
      const { createServer } = require('node:http');
      exports.main = async () => {
        await Promise.all(Array.from({ length: 20 }, () => readFile(__filename)));
        const server = createServer((request, response) => response.end('hello'));
        await new Promise((done) => server.listen(0, '127.0.0.1', done));
        const answer = await fetch('http://127.0.0.1:' + server.address().port);
        const text = await answer.text();
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
        return text;
      };`;
    expect(await run('nodejs', source, 32)).toMatchObject({ outcome: 'success', output: 'hello' });
  });

  it('leaves room for threads in a small python3 function', async () => {
    const source = `
from concurrent.futures import ThreadPoolExecutor

def main():
    with ThreadPoolExecutor(10) as pool:
        return sum(pool.map(lambda n: n, range(10)))
`;
    expect(await run('python3', source, 32)).toMatchObject({ outcome: 'success', output: 45 });
  });

  it('holds while the module is loaded', async () => {
    const tooBig = 'TABLE = bytearray(80 * 1000 * 1000)\n\ndef main():\n    return len(TABLE)\n';
    expect(await run('python3', tooBig, 32)).toMatchObject(tooMuch);
    const table = 'const table = Buffer.alloc(8e7, 1);\nexports.main = () => table.length;';
    expect(await run('nodejs', table, 32)).toMatchObject(tooMuch);
  });
});
