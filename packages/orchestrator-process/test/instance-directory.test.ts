import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasErrorCode } from '@qinling/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProcessOrchestrator } from '../src/index.js';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'qinling-instances-'));
});

afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

const name = (digit: number): string => `orchestrator-00000000-0000-4000-8000-00000000000${digit}`;

/** What an orchestrator has left that tells this about itself and was touched so many hours ago. */
async function leave(digit: number, owner: object | undefined, hours: number): Promise<void> {
  const path = join(directory, name(digit));
  await mkdir(join(path, 'workers/one/run'), { recursive: true });
  const when = new Date(Date.now() - hours * 3_600_000);
  if (owner !== undefined) {
    await writeFile(join(path, 'owner.json'), JSON.stringify(owner));
    await utimes(join(path, 'owner.json'), when, when);
  }
  await utimes(path, when, when);
}

describe('the working directory', () => {
  it('is made with all that leads to it, and left as it was found', async () => {
    const deep = join(directory, 'a/b');
    const orchestrator = await createProcessOrchestrator({ directory: deep });
    expect(await readdir(deep)).toHaveLength(1);
    await orchestrator.close();
    expect(await readdir(deep)).toEqual([]);
  });

  it('says what is wrong when it cannot be used', async () => {
    await writeFile(join(directory, 'file'), '');
    const error = await createProcessOrchestrator({ directory: join(directory, 'file') }).catch(
      (reason: unknown) => reason,
    );
    expect(hasErrorCode(error, 'orchestrator')).toBe(true);
    expect(String(error)).toMatch(/working directory .*file cannot be used: E/);
  });

  it('is shared with orchestrators that live', async () => {
    const one = await createProcessOrchestrator({ directory });
    const other = await createProcessOrchestrator({ directory });
    expect(await readdir(directory)).toHaveLength(2);
    await one.close();
    expect(await readdir(directory)).toHaveLength(1);
    await other.close();
  });

  it('loses what dead orchestrators have left, and keeps what may be alive or is none of ours', async () => {
    const elsewhere = { pid: 1, startTicks: 1, place: 'another machine' };
    await leave(1, elsewhere, 0);
    await leave(2, elsewhere, 24);
    await leave(3, undefined, 0);
    await leave(4, undefined, 24);
    await mkdir(join(directory, 'of somebody else'));
    await writeFile(join(directory, 'orchestrator-x'), '');
    const orchestrator = await createProcessOrchestrator({ directory });
    await orchestrator.close();
    expect((await readdir(directory)).sort()).toEqual(
      [name(1), name(3), 'of somebody else', 'orchestrator-x'].sort(),
    );
  });

  it('is not taken for alive when another process has got the id of the dead one', async () => {
    const orchestrator = await createProcessOrchestrator({ directory });
    const [own] = await readdir(directory);
    const owner = JSON.parse(await readFile(join(directory, own ?? '', 'owner.json'), 'utf8'));
    await leave(1, { ...owner, startTicks: owner.startTicks - 1 }, 0);
    const next = await createProcessOrchestrator({ directory });
    const left = await readdir(directory);
    expect([left.includes(own ?? ''), left.includes(name(1))]).toEqual([true, false]);
    await orchestrator.close();
    await next.close();
  });
});
