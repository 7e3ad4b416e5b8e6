import { describe, expect, it } from 'vitest';
import { MemoryStorage } from '../src/index.js';
import { admin, alice, bob, bytesOf, codeOf, createWorld } from './support/world.js';

describe('publishing', () => {
  it('R1: numbers rise by one for each function', async () => {
    const { qinling, createFunction, updateCode } = await createWorld();
    const [one, other] = [await createFunction(), await createFunction()];
    const numbers: number[] = [];
    for (const text of ['a', 'b', 'c']) {
      await updateCode(one.id, text);
      numbers.push((await qinling.versions.publish(alice, one.id)).versionNumber);
    }
    expect(numbers).toEqual([1, 2, 3]);
    expect((await qinling.versions.publish(alice, other.id)).versionNumber).toBe(1);
  });

  it('R1: never issues a number again, also when the newest version was deleted', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    await qinling.versions.publish(alice, id);
    await qinling.versions.publish(alice, id);
    await qinling.versions.delete(alice, id, 2);
    await qinling.versions.delete(alice, id, 1);
    expect((await qinling.functions.get(alice, id)).latestVersion).toBe(0);
    expect((await qinling.versions.publish(alice, id)).versionNumber).toBe(3);
    expect((await qinling.functions.get(alice, id)).latestVersion).toBe(3);
  });

  it('R1: a publish that fails half-way issues nothing', async () => {
    const storage = new MemoryStorage();
    const { qinling, createFunction } = await createWorld({ storage, maxVersions: 1 });
    const { id } = await createFunction();
    await qinling.versions.publish(alice, id);
    await expect(qinling.versions.publish(alice, id)).rejects.toMatchObject({
      code: 'not-allowed',
      message: 'Can not exceed maximum number(1) of versions',
    });
    await qinling.versions.delete(alice, id, 1);
    expect((await qinling.versions.publish(alice, id)).versionNumber).toBe(2);
  });

  it('R1, R11: concurrent publishers get different numbers without a gap', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    const published = await Promise.all(
      Array.from({ length: 20 }, () => qinling.versions.publish(alice, id)),
    );
    const numbers = published.map(({ versionNumber }) => versionNumber).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('R2: a version keeps code and settings when the function changes', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction('old', { timeoutSeconds: 7 });
    const published = await qinling.versions.publish(alice, id, { description: 'first' });
    await qinling.functions.update(alice, id, {
      code: codeOf('new'),
      timeoutSeconds: 9,
      memoryBytes: 64 * 1024 * 1024,
      cpuMillis: 200,
      entry: 'other.main',
    });
    expect(await qinling.versions.get(alice, id, 1)).toEqual(published);
    expect(published).toMatchObject({ timeoutSeconds: 7, entry: 'main.main', description: 'first' });
  });

  it('R2: only the description of a version can change', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    const published = await qinling.versions.publish(alice, id);
    const updated = await qinling.versions.update(alice, id, 1, { description: 'why' });
    expect(updated).toEqual({ ...published, description: 'why', updatedAt: updated.updatedAt });
    expect(updated.updatedAt).toBeInstanceOf(Date);
  });

  it('refuses code that is no package', async () => {
    const { qinling } = await createWorld();
    const { id } = await qinling.functions.create(alice, { code: { source: 'image', image: 'x' } });
    await expect(qinling.versions.publish(alice, id)).rejects.toMatchObject({
      code: 'not-allowed',
      message: 'Function versioning only allowed for package type function.',
    });
  });

  it('finds a version by its id as well, but only under its function', async () => {
    const { qinling, createFunction } = await createWorld();
    const [one, other] = [await createFunction(), await createFunction()];
    const version = await qinling.versions.publish(alice, one.id);
    expect(await qinling.versions.get(alice, one.id, version.id)).toEqual(version);
    await expect(qinling.versions.get(alice, other.id, version.id)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('lists versions by number', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    for (let count = 0; count < 11; count += 1) await qinling.versions.publish(alice, id);
    const { items, next } = await qinling.versions.list(alice, id, { limit: 10 });
    expect(items.map(({ versionNumber }) => versionNumber)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const rest = await qinling.versions.list(alice, id, { limit: 10, ...(next ? { marker: next } : {}) });
    expect(rest.items.map(({ versionNumber }) => versionNumber)).toEqual([11]);
    expect(rest.next).toBeUndefined();
  });

  it('R19: refuses more filters than a storage can be asked for', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    const filters = Array.from(
      { length: 101 },
      () => ({ column: 'id', operator: 'neq', values: ['x'] }) as const,
    );
    await expect(qinling.versions.list(alice, id, { filters })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect((await qinling.versions.list(alice, id, { filters: filters.slice(1) })).items).toEqual([]);
  });
});

describe('unchanged code', () => {
  it('R3: shares the location of the previous version under a new number', async () => {
    const { qinling, createFunction, storedKeys } = await createWorld();
    const { id } = await createFunction();
    const [one, two] = [await qinling.versions.publish(alice, id), await qinling.versions.publish(alice, id)];
    expect(two.versionNumber).toBe(2);
    expect(two.location).toBe(one.location);
    expect(await storedKeys()).toHaveLength(1);
  });

  it('R3: an identical tree in other archive bytes is unchanged, and the version shows what is stored', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction('same');
    const one = await qinling.versions.publish(alice, id);
    const gzip = await import('node:zlib');
    const download = await qinling.functions.download(alice, id);
    const repacked = gzip.gunzipSync(await bytesOf(await download.open()));
    await qinling.functions.update(alice, id, {
      code: {
        source: 'package',
        package: (async function* () {
          yield repacked;
        })(),
      },
    });
    const latest = await qinling.functions.get(alice, id);
    expect(latest.location).not.toBe(one.location);
    const two = await qinling.versions.publish(alice, id);
    expect(two).toMatchObject({ location: one.location, code: one.code, versionNumber: 2 });
  });

  it('R3: returning to older bytes shares their location', async () => {
    const { qinling, createFunction, updateCode, storedKeys } = await createWorld();
    const { id } = await createFunction('a');
    const one = await qinling.versions.publish(alice, id);
    await updateCode(id, 'b');
    await qinling.versions.publish(alice, id);
    await updateCode(id, 'a');
    expect((await qinling.versions.publish(alice, id)).location).toBe(one.location);
    expect(await storedKeys()).toHaveLength(2);
  });

  it('R3: reject answers like the Python service', async () => {
    const { qinling, createFunction, updateCode } = await createWorld({ unchangedVersion: 'reject' });
    const { id } = await createFunction();
    await qinling.versions.publish(alice, id);
    await expect(qinling.versions.publish(alice, id)).rejects.toMatchObject({ code: 'not-allowed' });
    await updateCode(id, 'changed');
    expect((await qinling.versions.publish(alice, id)).versionNumber).toBe(2);
  });

  it('R3: return-existing gives the version that stands, unless a setting changed', async () => {
    const { qinling, createFunction } = await createWorld({ unchangedVersion: 'return-existing' });
    const { id } = await createFunction();
    const one = await qinling.versions.publish(alice, id);
    expect(await qinling.versions.publish(alice, id)).toEqual(one);
    await qinling.functions.update(alice, id, { timeoutSeconds: 30 });
    expect(await qinling.versions.publish(alice, id)).toMatchObject({ versionNumber: 2, timeoutSeconds: 30 });
  });
});

describe('deleting a version', () => {
  const refused = (message: string, ...blockers: object[]) => ({ code: 'not-allowed', message, blockers });

  it('R4: is refused while an alias, a webhook or an unfinished job refers to it, and names each', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    await qinling.versions.publish(alice, id);
    const target = { functionId: id, functionVersion: 1 };
    const alias = await qinling.aliases.create(alice, { name: 'prod', ...target });
    const throughAlias = await qinling.webhooks.create(alice, { functionAlias: 'prod' });
    const webhook = await qinling.webhooks.create(alice, target);
    const job = await qinling.jobs.create(alice, { ...target, pattern: '@hourly' });
    const error = await qinling.versions.delete(alice, id, 1).catch((thrown) => thrown);
    expect(error).toMatchObject({
      code: 'not-allowed',
      message: 'The function version is still associated with running job(s).',
    });
    expect(error.blockers).toEqual([
      { kind: 'job', id: job.id },
      { kind: 'webhook', id: webhook.id },
      { kind: 'webhook', id: throughAlias.id },
      { kind: 'alias', id: alias.id, name: 'prod' },
    ]);
    expect(await qinling.versions.get(alice, id, 1)).toBeDefined();
  });

  it('R4: a job of an alias that points at it blocks it too; a finished or other job does not', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    await qinling.versions.publish(alice, id);
    await qinling.versions.publish(alice, id);
    await qinling.aliases.create(alice, { name: 'prod', functionId: id, functionVersion: 1 });
    const job = await qinling.jobs.create(alice, { functionAlias: 'prod', pattern: '@hourly' });
    await qinling.jobs.create(alice, { functionId: id, functionVersion: 2, pattern: '@hourly' });
    await expect(qinling.versions.delete(alice, id, 1)).rejects.toMatchObject({
      blockers: [{ kind: 'job', id: job.id }, { kind: 'alias' }],
    });
    await qinling.jobs.update(alice, job.id, { status: 'cancelled' });
    await qinling.aliases.update(alice, 'prod', { functionVersion: 2 });
    await qinling.versions.delete(alice, id, 1);
    await expect(qinling.versions.get(alice, id, 1)).rejects.toMatchObject({
      message: `FunctionVersion not found [function_id=${id}, version_number=1]`,
    });
  });

  it('R4: is refused while an execution of it runs', async () => {
    const { qinling, createFunction, orchestrator } = await createWorld();
    const { id } = await createFunction();
    await qinling.versions.publish(alice, id);
    let release: () => void = () => undefined;
    orchestrator.run = () =>
      new Promise((resolve) => {
        release = () => resolve({});
      });
    const running = qinling.executions.create(alice, { functionId: id, functionVersion: 1 });
    await expect.poll(() => orchestrator.invocations.length).toBe(1);
    const executionId = orchestrator.invocations[0]?.executionId;
    await expect(qinling.versions.delete(alice, id, 1)).rejects.toMatchObject(
      refused('The function version is still associated with running execution(s).', {
        kind: 'execution',
        id: executionId,
      }),
    );
    release();
    await running;
    await qinling.versions.delete(alice, id, 1);
  });

  it('R4: 1 is never confused with 10', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    for (let count = 0; count < 10; count += 1) await qinling.versions.publish(alice, id);
    await qinling.aliases.create(alice, { name: 'ten', functionId: id, functionVersion: 10 });
    await qinling.versions.delete(alice, id, 1);
    await expect(qinling.versions.delete(alice, id, 10)).rejects.toMatchObject({
      message: 'The function version is still associated with alias.',
    });
  });
});

describe('restoring', () => {
  it('makes code and settings of a version the latest again, sharing its location', async () => {
    const { qinling, createFunction, updateCode, storedKeys } = await createWorld();
    const { id } = await createFunction('good', { timeoutSeconds: 7 });
    const version = await qinling.versions.publish(alice, id);
    await updateCode(id, 'bad');
    await qinling.functions.update(alice, id, { timeoutSeconds: 9, entry: 'bad.main' });
    const restored = await qinling.versions.restore(alice, id, 1);
    expect(restored).toMatchObject({ location: version.location, timeoutSeconds: 7, entry: 'main.main' });
    expect(await qinling.functions.get(alice, id)).toEqual(restored);
    expect(await storedKeys()).toEqual([version.location]);
  });

  it('is refused while an unfinished job runs the latest code', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    await qinling.versions.publish(alice, id);
    const job = await qinling.jobs.create(alice, { functionId: id, pattern: '@hourly' });
    await expect(qinling.versions.restore(alice, id, 1)).rejects.toMatchObject({
      message: 'The function is still associated with running job(s).',
      blockers: [{ kind: 'job', id: job.id }],
    });
  });
});

describe('whose versions', () => {
  it('R18: only the owner publishes, updates, deletes and restores; an administrator may read', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    await qinling.versions.publish(alice, id);
    for (const caller of [bob, admin]) {
      await expect(qinling.versions.publish(caller, id)).rejects.toMatchObject({ code: 'not-found' });
      await expect(qinling.versions.update(caller, id, 1, {})).rejects.toMatchObject({ code: 'not-found' });
      await expect(qinling.versions.delete(caller, id, 1)).rejects.toMatchObject({ code: 'not-found' });
      await expect(qinling.versions.restore(caller, id, 1)).rejects.toMatchObject({ code: 'not-found' });
    }
    expect((await qinling.versions.get(admin, id, 1)).versionNumber).toBe(1);
    expect((await qinling.versions.list(admin, id)).items).toHaveLength(1);
    await expect(qinling.versions.list(bob, id)).rejects.toMatchObject({ code: 'not-found' });
  });
});
