import { describe, expect, it } from 'vitest';
import { admin, alice, bob, createWorld, nextEvent } from './support/world.js';

const unknown = '00000000-0000-7000-8000-000000000000';

describe('aliases', () => {
  it('point at the latest code unless a version is given', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    expect(await qinling.aliases.create(alice, { name: 'a', functionId: id })).toMatchObject({
      functionVersion: 0,
    });
    expect(await qinling.aliases.get(alice, 'a')).toMatchObject({ name: 'a', functionId: id });
  });

  it('refuse a function or version that does not exist, and a name that is taken', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    await expect(qinling.aliases.create(alice, { name: 'a', functionId: unknown })).rejects.toMatchObject({
      message: `Function not found [id=${unknown}]`,
    });
    await expect(
      qinling.aliases.create(alice, { name: 'a', functionId: id, functionVersion: 1 }),
    ).rejects.toMatchObject({ message: `FunctionVersion not found [function_id=${id}, version_number=1]` });
    await qinling.aliases.create(alice, { name: 'a', functionId: id });
    await expect(qinling.aliases.create(alice, { name: 'a', functionId: id })).rejects.toMatchObject({
      code: 'invalid-input',
      message: "Duplicate entry for function_aliases: ['project_id', 'name']",
    });
  });

  it('R11: of two that race for a name, one wins', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map(() => qinling.aliases.create(alice, { name: 'raced', functionId: id })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it.each(['', 'a/b', 'a b', 'ä', '.', '..', 'a%2f', 'x'.repeat(256), 'a?b', 'a#b'])(
    'refuse the name %j',
    async (name) => {
      const { qinling, createFunction } = await createWorld();
      const { id } = await createFunction();
      await expect(qinling.aliases.create(alice, { name, functionId: id })).rejects.toMatchObject({
        code: 'invalid-input',
        field: 'name',
      });
    },
  );

  it('move to another version, and say from where', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    await qinling.versions.publish(alice, id);
    await qinling.aliases.create(alice, { name: 'a', functionId: id });
    const moved = nextEvent(qinling, 'alias.moved');
    expect(await qinling.aliases.update(alice, 'a', { functionVersion: 1 })).toMatchObject({
      functionVersion: 1,
    });
    expect(await moved).toMatchObject({ from: { functionVersion: 0 }, alias: { functionVersion: 1 } });
    await expect(qinling.aliases.update(alice, 'a', { functionVersion: 2 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('move to another function at its latest code', async () => {
    const { qinling, createFunction } = await createWorld();
    const [one, other] = [await createFunction(), await createFunction()];
    await qinling.versions.publish(alice, one.id);
    await qinling.aliases.create(alice, { name: 'a', functionId: one.id, functionVersion: 1 });
    expect(await qinling.aliases.update(alice, 'a', { functionId: other.id })).toMatchObject({
      functionId: other.id,
      functionVersion: 0,
    });
  });

  it('R10: are not deleted while an unfinished job or a webhook uses them', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    await qinling.aliases.create(alice, { name: 'a', functionId: id });
    const job = await qinling.jobs.create(alice, { functionAlias: 'a', pattern: '@hourly' });
    const webhook = await qinling.webhooks.create(alice, { functionAlias: 'a' });
    await expect(qinling.aliases.delete(alice, 'a')).rejects.toMatchObject({
      code: 'not-allowed',
      blockers: [
        { kind: 'job', id: job.id },
        { kind: 'webhook', id: webhook.id },
      ],
    });
    await qinling.jobs.delete(alice, job.id);
    await qinling.webhooks.delete(alice, webhook.id);
    await qinling.aliases.delete(alice, 'a');
    await expect(qinling.aliases.get(alice, 'a')).rejects.toMatchObject({
      message: 'FunctionAlias not found [name=a]',
    });
  });

  it('R18: belong to a project: the same name may exist in another, and is not found from there', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    await qinling.aliases.create(alice, { name: 'a', functionId: id });
    await expect(qinling.aliases.get(bob, 'a')).rejects.toMatchObject({ code: 'not-found' });
    await expect(qinling.aliases.create(bob, { name: 'a', functionId: id })).rejects.toMatchObject({
      code: 'not-found',
    });
    await qinling.aliases.create(admin, { name: 'a', functionId: id });
    await expect(qinling.functions.delete(alice, id)).rejects.toMatchObject({
      blockers: [{ kind: 'alias' }, { kind: 'alias' }],
    });
  });
});
