import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** Runs the built bench, so short that its numbers mean next to nothing. */
async function bench(...words: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [program, ...words]);
  return stdout;
}

/** The median ratio in the line of this work. */
function ratioOf(table: string, work: string): number {
  const line = table.split('\n').find((each) => each.startsWith(`| ${work}`));
  return Number(/ (\d+\.\d\d) \(\d/.exec(line ?? '')?.[1]);
}

describe('the bench', () => {
  it('measures what is stored and served, and prints a line for each work, in a bounded form', async () => {
    const brief = ['--rounds', '1', '--seconds', '0.05', '--scale', '5x20', '--package-mib', '1'];
    const only = 'get,list,publish,upload,download,scale,start';
    const table = await bench('--only', only, ...brief);
    for (const work of [
      'GET function',
      'GET version',
      'list of 100 functions',
      'publish, 1 client',
      'publish, 16 clients',
      'publish over HTTP, 16 clients',
      'upload of 1 MiB (incompressible)',
      'the incompressible one, dropped by a bare route',
      'download of 1 MiB',
      'GET function, 5 × 20',
      'page of 100 versions, 5 × 20',
      'publish, 5 × 20',
      'start of the host, 5 × 20',
    ]) {
      expect(ratioOf(table, work), work).toBeGreaterThan(0);
    }
    expect(ratioOf(table, 'GET function')).toBeGreaterThan(0.1);
    expect(table).toMatch(/^\| GET version .* bare route that reads the rows /m);
    expect(table).toMatch(/^\| list of 100 functions .* bare route that reads the rows /m);
    expect(table).toMatch(/^\| upload of 1 MiB .* all that the contract demands, bare /m);
    const growth =
      /peaked \d+ MiB higher .* and \d+ with both .*\(\d+ at the start, \d+ with small requests\)/;
    for (const who of ['the server', 'a bare route that drops the body'])
      expect(table).toMatch(new RegExp(`Resident memory of ${who} ${growth.source}`));
  }, 180_000);

  it('measures what runs functions, with percentiles and the memory of workers', async () => {
    const table = await bench('--only', 'cold,warm,sync,memory', '--rounds', '1', '--seconds', '0.05');
    const works = [
      'cold start to first result, nodejs',
      'cold start to first result, python3',
      'warm invoke, nodejs',
      'warm invoke, python3 ',
      'warm invoke, python3, 10 ms apart',
      'sync execution over HTTP, 16 clients, cpu 100',
      'sync execution over HTTP, 16 clients, cpu 300',
    ];
    for (const work of works) expect(ratioOf(table, work), work).toBeGreaterThan(0);
    const percentiles = [...table.matchAll(/p50 ([\d.]+) ms, p95 ([\d.]+) ms/g)];
    // Synchronous executions are compared with two others each.
    expect(percentiles).toHaveLength(2 * (works.length + 2));
    expect(table).toMatch(/^\| sync execution .* bare: recorded, in a process of its own /m);
    for (const [, p50, p95] of percentiles) {
      expect(Number(p50)).toBeGreaterThan(0);
      expect(Number(p95)).toBeGreaterThanOrEqual(Number(p50));
    }
    for (const language of ['nodejs', 'python3']) {
      expect(table).toMatch(new RegExp(`idle ${language} worker holds [1-9].* in the pool, [1-9].* loaded`));
    }
  }, 120_000);

  it('measures only what it is asked for', async () => {
    const table = await bench('--only', 'list', '--rounds', '1', '--seconds', '0.05');
    expect(table.split('\n').filter((line) => /^\| \w/.test(line))).toHaveLength(3);
  }, 60_000);

  it('refuses options that it does not understand', async () => {
    await expect(bench('--rounds', 'many')).rejects.toThrow('--rounds takes numbers');
    await expect(bench('--only', 'nothing')).rejects.toThrow("There is no group 'nothing'");
  });
});
