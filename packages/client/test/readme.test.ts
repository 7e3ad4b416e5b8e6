import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { codeBlocksOf, regionOf } from '../../tooling/src/regions.js';
import { connect, errors, lists, run, transfer, wait } from './readme-examples.js';
import { deadOrigin } from './support/fakes.js';
import { packageOf } from './support/package-files.js';
import { startService } from './support/service.js';

const read = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');

it('has its code from a file that is run', async () => {
  const [document, examples] = [await read('../README.md'), await read('readme-examples.ts')];
  const blocks = codeBlocksOf(document);
  expect(blocks.length).toBeGreaterThan(4);
  for (const { origin = '', code } of blocks) {
    const names = /^region: packages\/client\/test\/readme-examples\.ts#([\w +]+)$/.exec(origin)?.[1];
    expect(code).toBe(
      names
        ?.split(' + ')
        .map((name) => regionOf(examples, name))
        .join('\n\n'),
    );
  }
});

describe('the code of the README', () => {
  it('runs a function by an alias', async () => {
    const { client, runtimeId } = await startService();
    expect(await run(client, runtimeId, await packageOf())).toEqual({ name: 'Ada' });
  });

  it('lists what failed', async () => {
    const { client, runtimeId } = await startService({
      run: () => {
        throw new Error('no');
      },
    });
    await run(client, runtimeId, await packageOf());
    expect(await lists(client)).toHaveLength(1);
  });

  it('uploads a file and downloads it again', async () => {
    const { client, runtimeId } = await startService();
    const directory = await mkdtemp(join(tmpdir(), 'qinling-client-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const [from, to] = [join(directory, 'a'), join(directory, 'b')];
    const bytes = await packageOf({ 'other.js': 'changed' });
    await writeFile(from, bytes);
    const fn = await client.functions.create({ runtime_id: runtimeId, package: await packageOf() });
    const lines: string[] = [];
    await transfer(client, fn.id, from, to, (line) => lines.push(line));
    expect(bytes.equals(await readFile(to))).toBe(true);
    expect(lines.at(-1)).toBe(`${bytes.length} of ${bytes.length}`);
  });

  it('waits for the end of an execution', async () => {
    const { client, runtimeId } = await startService({ run: (_input, log) => log('at work') });
    const fn = await client.functions.create({ runtime_id: runtimeId, package: await packageOf() });
    expect(await wait(client, fn.id, new AbortController().signal)).toMatch(/^success: .*at work/s);
  });

  it('says what stands in the way', async () => {
    const { client, origin, runtimeId } = await startService();
    const fn = await client.functions.create({ runtime_id: runtimeId, package: await packageOf() });
    await client.aliases.create({ name: 'live', function_id: fn.id });
    expect(await errors(connect(origin), fn.id)).toBe(
      'The function is still associated with function alias(es). Still there: alias live.',
    );
    await client.aliases.delete('live');
    expect(await errors(client, fn.id)).toBe('It is gone.');
    expect(await errors(connect(await deadOrigin()), fn.id)).toContain('Is it running?');
  });
});
