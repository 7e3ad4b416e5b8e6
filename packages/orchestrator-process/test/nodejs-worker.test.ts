import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invocation, type TestOrchestrator, testOrchestrator } from './support/orchestrator.js';

let host: TestOrchestrator;
let server: Server;
let url: string;

beforeAll(async () => {
  host = await testOrchestrator(['nodejs']);
  server = createServer((_request, response) => response.end('hello'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await host.close();
  server.closeAllConnections();
  server.close();
});

/** The processes that two runs of a handler, which gives back its process id, had. */
async function twoRuns(body: string, before = ''): Promise<readonly unknown[]> {
  const fn = invocation('nodejs', `${before}\nexports.main = async () => { ${body}; return process.pid; };`);
  const outputs: unknown[] = [];
  for (let run = 0; run < 2; run += 1) {
    const { outcome, output } = await host.orchestrator.invoke(fn);
    expect([outcome, typeof output]).toEqual(['success', 'number']);
    outputs.push(output);
  }
  return outputs;
}

describe('the process of a nodejs worker', () => {
  const keeping = {
    'writes a file': 'await require("node:fs/promises").writeFile("a", "b")',
    'looks a name up': 'await require("node:dns/promises").lookup("localhost")',
    'starts a process and waits for it': 'require("node:child_process").execSync("true")',
    'clears its timers': 'const timer = setTimeout(() => {}, 60_000); clearTimeout(timer)',
  };
  for (const [what, body] of Object.entries(keeping))
    it(`is kept after a run that ${what}`, async () => {
      const [first, second] = await twoRuns(body);
      expect(second).toBe(first);
    });

  it('is kept, with its connection, after a run that fetches', async () => {
    const [first, second] = await twoRuns(`await (await fetch(${JSON.stringify(url)})).text()`);
    expect(second).toBe(first);
  });

  it('is kept when the module itself has started a timer', async () => {
    const [first, second] = await twoRuns('', 'setInterval(() => {}, 60_000);');
    expect(second).toBe(first);
  });

  it('is replaced after a run that has left a timer', async () => {
    const [first, second] = await twoRuns('setTimeout(() => {}, 60_000)');
    expect(second).not.toBe(first);
  });

  it('is replaced after a run that has left a process', async () => {
    const [first, second] = await twoRuns('require("node:child_process").spawn("sleep", ["300"])');
    expect(second).not.toBe(first);
  });
});

describe('a nodejs function', () => {
  it('may handle its own rejections', async () => {
    const source = `process.on('unhandledRejection', () => {});
      exports.main = async () => {
        Promise.reject(new Error('expected'));
        await new Promise((done) => setTimeout(done, 50));
        return 'handled';
      };`;
    const result = await host.orchestrator.invoke(invocation('nodejs', source));
    expect(result).toMatchObject({ outcome: 'success', output: 'handled' });
  });

  it('has nothing of the worker in the trace of its errors', async () => {
    const source = 'exports.main = () => { throw new Error("mine"); };';
    const { log } = await host.orchestrator.invoke(invocation('nodejs', source));
    expect(log).toMatch(/Error: mine\n {4}at .*main\.js:1:\d+\)\nFinished/);
  });

  it('shows where an ES module has a syntax error', async () => {
    const files = { 'main.mjs': 'export const main = () => {\n  let x = ;\n};\n' };
    const result = await host.orchestrator.invoke(invocation('nodejs', files));
    expect(result.output).toMatch(/SyntaxError/);
    expect(result.log).toMatch(/main\.mjs:2\n/);
  });

  it('is called without anything of the worker as its this', async () => {
    const source = 'exports.main = function () { "use strict"; return String(this); };';
    expect((await host.orchestrator.invoke(invocation('nodejs', source))).output).toBe('undefined');
  });

  it('is told that its entry is no module.name', async () => {
    const fn = invocation('nodejs', { 'index.js': 'exports.main = () => 1;' });
    const code = { ...fn.code, entry: 'main' } as typeof fn.code;
    expect(await host.orchestrator.invoke({ ...fn, code })).toMatchObject({
      outcome: 'failed',
      output: 'The entry "main" is not of the form module.name.',
    });
  });

  it('keeps a worker that is loaded when a run is aborted before it begins', async () => {
    const fn = invocation('nodejs', 'exports.main = () => process.pid;');
    const { output } = await host.orchestrator.invoke(fn);
    const aborted = await host.orchestrator.invoke({ ...fn, signal: AbortSignal.abort() });
    expect(aborted.outcome).toBe('aborted');
    expect(await host.orchestrator.invoke(fn)).toMatchObject({ outcome: 'success', output });
  });
});
