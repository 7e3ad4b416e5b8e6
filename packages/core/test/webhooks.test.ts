import { describe, expect, it } from 'vitest';
import { alice, bob, createWorld, nextEvent } from './support/world.js';

const unknown = '00000000-0000-4000-8000-000000000000';

describe('webhooks', () => {
  it('run their target asynchronously, in the project of the webhook', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    const webhook = await qinling.webhooks.create(alice, { functionId: id, description: 'd' });
    expect(webhook).toMatchObject({
      functionId: id,
      functionVersion: 0,
      functionAlias: null,
      description: 'd',
    });
    const finished = nextEvent(qinling, 'execution.finished');
    const execution = await qinling.webhooks.invoke(webhook.id, { a: 1 });
    expect(execution).toMatchObject({
      status: 'running',
      sync: false,
      input: '{"a":1}',
      description: `Created by Webhook ${webhook.id}`,
      projectId: alice.projectId,
    });
    expect((await finished).execution).toMatchObject({ id: execution.id, status: 'success' });
  });

  it('R9: find what their alias points at each time', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    await qinling.versions.publish(alice, id);
    await qinling.aliases.create(alice, { name: 'a', functionId: id });
    const webhook = await qinling.webhooks.create(alice, {
      functionAlias: 'a',
      functionId: id,
      functionVersion: 1,
    });
    expect(webhook).toMatchObject({ functionAlias: 'a', functionId: null, functionVersion: null });
    expect((await qinling.webhooks.invoke(webhook.id, {})).functionVersion).toBe(0);
    await qinling.aliases.update(alice, 'a', { functionVersion: 1 });
    expect((await qinling.webhooks.invoke(webhook.id, {})).functionVersion).toBe(1);
  });

  it('an alias replaces function and version, and these replace the alias', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    await qinling.versions.publish(alice, id);
    await qinling.aliases.create(alice, { name: 'a', functionId: id });
    const webhook = await qinling.webhooks.create(alice, { functionId: id, functionVersion: 1 });
    const update = (input: object) => qinling.webhooks.update(alice, webhook.id, input);
    expect(await update({ functionAlias: 'a' })).toMatchObject({
      functionAlias: 'a',
      functionId: null,
      functionVersion: null,
    });
    await expect(update({ functionVersion: 1 })).rejects.toMatchObject({ field: 'functionId' });
    expect(await update({ functionId: id })).toMatchObject({
      functionAlias: null,
      functionId: id,
      functionVersion: 0,
    });
    expect(await update({ functionVersion: 1 })).toMatchObject({ functionId: id, functionVersion: 1 });
    expect(await update({ description: 'd' })).toMatchObject({ functionVersion: 1, description: 'd' });
    expect(await qinling.webhooks.get(alice, webhook.id)).toMatchObject({
      functionVersion: 1,
      description: 'd',
    });
  });

  it('refuse a target that does not exist, and are not found when they do not', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    await expect(qinling.webhooks.create(alice, { functionAlias: 'no' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(qinling.webhooks.create(alice, {})).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(qinling.webhooks.invoke(unknown, {})).rejects.toMatchObject({
      message: `Webhook not found [id=${unknown}]`,
    });
    const webhook = await qinling.webhooks.create(alice, { functionId: id });
    await expect(qinling.webhooks.update(alice, webhook.id, { functionVersion: 9 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('R18: of other projects are not found', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    const webhook = await qinling.webhooks.create(alice, { functionId: id });
    await expect(qinling.webhooks.get(bob, webhook.id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(qinling.webhooks.update(bob, webhook.id, {})).rejects.toMatchObject({ code: 'not-found' });
    await expect(qinling.webhooks.delete(bob, webhook.id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(qinling.webhooks.create(bob, { functionId: id })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
