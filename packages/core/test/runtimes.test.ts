import { describe, expect, it } from 'vitest';
import { admin, alice, createWorld } from './support/world.js';

describe('runtimes', () => {
  it('are creating at first, then available, or in error with a reason', async () => {
    const { qinling, orchestrator } = await createWorld();
    orchestrator.badImages.add('bad');
    const good = await qinling.runtimes.create(admin, { image: 'python3', name: 'py' });
    expect(good).toMatchObject({ status: 'creating', isPublic: true, trusted: true });
    expect(await qinling.runtimes.settled(admin, good.id)).toMatchObject({ status: 'available' });
    const bad = await qinling.runtimes.create(admin, { image: 'bad' });
    expect(await qinling.runtimes.settled(admin, bad.id)).toMatchObject({
      status: 'error',
      statusReason: expect.stringContaining('did not come up'),
    });
  });

  it('need an image', async () => {
    const { qinling } = await createWorld();
    await expect(qinling.runtimes.create(admin, { image: '' })).rejects.toMatchObject({ field: 'image' });
  });

  it('move to a new image', async () => {
    const { qinling, runtime } = await createWorld();
    expect(await qinling.runtimes.update(admin, runtime.id, { image: 'new' })).toMatchObject({
      status: 'upgrading',
    });
    expect(await qinling.runtimes.settled(admin, runtime.id)).toMatchObject({
      status: 'available',
      image: 'new',
    });
  });

  it('return to the old image when the new one does not come up', async () => {
    const { qinling, runtime, orchestrator } = await createWorld();
    orchestrator.badImages.add('bad');
    await qinling.runtimes.update(admin, runtime.id, { image: 'bad', name: 'renamed' });
    expect(await qinling.runtimes.settled(admin, runtime.id)).toMatchObject({
      status: 'available',
      image: 'nodejs',
      name: 'renamed',
      previousImage: null,
      statusReason: expect.stringContaining('did not come up'),
    });
  });

  it('are in error, with the reason, when neither the new image comes up nor the old one', async () => {
    const { qinling, runtime, orchestrator } = await createWorld();
    orchestrator.badImages.add('bad').add('nodejs');
    await qinling.runtimes.update(admin, runtime.id, { image: 'bad' });
    expect(await qinling.runtimes.settled(admin, runtime.id)).toMatchObject({
      status: 'error',
      image: 'nodejs',
      previousImage: null,
      statusReason: expect.stringContaining('did not come up'),
    });
  });

  it('an upgrade that a crash cut off is brought to its end by the next host', async () => {
    const world = await createWorld();
    await world.storage.runtimes.update(world.runtime.id, {
      status: 'upgrading',
      image: 'new',
      previousImage: 'nodejs',
    });
    const next = await createWorld({ after: world });
    expect(await next.qinling.runtimes.settled(admin, world.runtime.id)).toMatchObject({
      status: 'available',
      image: 'new',
    });
  });

  it('do not change their image while they are busy or not available', async () => {
    const { qinling, runtime, orchestrator, storage } = await createWorld();
    orchestrator.busyWorkers = 1;
    await expect(qinling.runtimes.update(admin, runtime.id, { image: 'new' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(await qinling.runtimes.update(admin, runtime.id, { name: 'n' })).toMatchObject({
      name: 'n',
      status: 'available',
    });
    orchestrator.busyWorkers = 0;
    await storage.runtimes.update(runtime.id, { status: 'error' });
    await expect(qinling.runtimes.update(admin, runtime.id, { image: 'new' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('are not deleted while a function or a version uses them', async () => {
    const { qinling, runtime, createFunction, orchestrator } = await createWorld();
    const { id } = await createFunction();
    await expect(qinling.runtimes.delete(admin, runtime.id)).rejects.toMatchObject({
      code: 'not-allowed',
      message: `Runtime ${runtime.id} is still in use.`,
    });
    await qinling.functions.delete(alice, id);
    await qinling.runtimes.delete(admin, runtime.id);
    expect(orchestrator.calls).toContainEqual(['removeRuntime', runtime.id]);
    await expect(qinling.runtimes.get(admin, runtime.id)).rejects.toMatchObject({
      message: `Runtime not found [id=${runtime.id}]`,
    });
  });

  it('R18: show their own and the public ones', async () => {
    const { qinling, runtime } = await createWorld();
    const hidden = await qinling.runtimes.create(admin, { image: 'nodejs', isPublic: false });
    expect((await qinling.runtimes.list(alice)).items.map(({ id }) => id)).toEqual([runtime.id]);
    await expect(qinling.runtimes.get(alice, hidden.id)).rejects.toMatchObject({ code: 'not-found' });
    expect((await qinling.runtimes.list(admin)).items).toHaveLength(2);
  });

  it('show their pool', async () => {
    const { qinling, runtime } = await createWorld();
    expect(await qinling.runtimes.pool(admin, runtime.id)).toEqual({ total: 2, available: 1 });
  });
});

describe('workers', () => {
  it('are scaled and detached by version', async () => {
    const { qinling, createFunction, orchestrator } = await createWorld();
    const { id } = await createFunction();
    await qinling.versions.publish(alice, id);
    await qinling.workers.scaleUp(admin, id, 1, 2);
    await qinling.workers.scaleDown(admin, id, 0, 3);
    await qinling.workers.detach(admin, id, 1);
    expect(orchestrator.calls).toEqual([
      ['scaleUp', [1, 2]],
      ['scaleDown', [0, 3]],
      ['detach', 1],
    ]);
    expect(await qinling.workers.list(admin, id)).toMatchObject([{ workerName: 'worker-1' }]);
  });

  it('refuse a wrong count and a version that does not exist', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    for (const count of [0, -1, 1.5, Number.NaN, 1e9]) {
      await expect(qinling.workers.scaleUp(admin, id, 0, count)).rejects.toMatchObject({ field: 'count' });
    }
    await expect(qinling.workers.detach(admin, id, 7)).rejects.toMatchObject({ code: 'not-found' });
  });
});
