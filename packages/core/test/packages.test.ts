import { describe, expect, it } from 'vitest';
import { alice, createWorld } from './support/world.js';

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

const orphanKey = 'a'.repeat(64);

describe('packages that nothing refers to', () => {
  it('R6: the sweep removes a blob that a crash left before its transaction committed', async () => {
    const { qinling, blobs, storedKeys, createFunction } = await createWorld();
    const { location } = await createFunction();
    await (await blobs.stage(once('orphan'))).commit(orphanKey);
    expect(await qinling.packages.sweep()).toEqual({ removedPackages: 1 });
    expect(await storedKeys()).toEqual([location]);
  });

  it('R6: the sweep removes a row and a blob whose removal a crash prevented', async () => {
    const { qinling, blobs, storage, storedKeys } = await createWorld();
    await storage.transaction(async ({ packages }) => {
      const row = { location: orphanKey, md5sum: '', sizeBytes: 1, format: 'zip', treeDigest: '' } as const;
      await packages.acquire({ ...row, createdAt: new Date(0) });
      await (await blobs.stage(once('orphan'))).commit(orphanKey);
    });
    expect(await qinling.packages.sweep()).toEqual({ removedPackages: 1 });
    expect(await storedKeys()).toEqual([]);
    expect(await storage.packages.get(orphanKey)).toBeUndefined();
  });

  it('R5: the sweep leaves what a version or a running execution needs', async () => {
    const { qinling, createFunction, updateCode, storedKeys, orchestrator } = await createWorld({
      run: () => new Promise(() => undefined),
    });
    const ofVersion = await createFunction('of a version');
    await qinling.versions.publish(alice, ofVersion.id);
    await updateCode(ofVersion.id, 'latest');
    await qinling.executions.create(alice, { functionId: ofVersion.id, sync: false });
    await expect.poll(() => orchestrator.invocations.length).toBe(1);
    await updateCode(ofVersion.id, 'newest');
    expect(await qinling.packages.sweep()).toEqual({ removedPackages: 0 });
    expect(await storedKeys()).toHaveLength(3);
  });

  it('R5: the package of replaced code goes when its last execution ends', async () => {
    let release: () => void = () => undefined;
    const { qinling, createFunction, updateCode, storedKeys, orchestrator } = await createWorld({
      run: () =>
        new Promise((resolve) => {
          release = () => resolve({});
        }),
    });
    const { id } = await createFunction('old');
    const running = qinling.executions.create(alice, { functionId: id });
    await expect.poll(() => orchestrator.invocations.length).toBe(1);
    const { location } = await updateCode(id, 'new');
    expect(await storedKeys()).toHaveLength(2);
    release();
    await running;
    expect(await storedKeys()).toEqual([location]);
  });

  it('R6: a removal that fails is no failure of the request, and the sweep makes up for it', async () => {
    const { qinling, createFunction, blobs, storedKeys } = await createWorld();
    const { id } = await createFunction();
    const remove = blobs.delete.bind(blobs);
    blobs.delete = () => Promise.reject(new Error('read-only'));
    await qinling.functions.delete(alice, id);
    expect(await storedKeys()).toHaveLength(1);
    blobs.delete = remove;
    expect(await qinling.packages.sweep()).toEqual({ removedPackages: 1 });
  });

  it('R5, R11: a package that gets a reference after the sweep chose it stays', async () => {
    const { qinling, createFunction, storage, storedKeys } = await createWorld();
    const { location } = await createFunction();
    const chosen = [[location ?? ''], []];
    storage.packages.unreferenced = async () => chosen.shift() ?? [];
    expect(await qinling.packages.sweep()).toEqual({ removedPackages: 0 });
    expect(await storedKeys()).toEqual([location]);
  });

  it('R6, R11: a removal and a new reference to the same location do not cross', async () => {
    const { qinling, createFunction, storedKeys } = await createWorld();
    for (let round = 0; round < 20; round += 1) {
      const { id } = await createFunction('same bytes');
      const [, created] = await Promise.all([
        qinling.functions.delete(alice, id),
        createFunction('same bytes'),
      ]);
      expect(await storedKeys()).toEqual([created.location]);
      await qinling.functions.delete(alice, created.id);
    }
  });
});
