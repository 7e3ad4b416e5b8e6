import assert from 'node:assert/strict';
import { idsOf, sameMembers } from '../assertions.js';
import { aFunction, aWebhook, byAlias } from '../row-builders.js';
import { seed } from '../seed.js';
import { storageCase } from '../storage-subject.js';

export const webhookCases = [
  storageCase('webhooks: a webhook keeps the kind of its target, and can change it', async (storage) => {
    const webhook = aWebhook({ functionVersion: 2 });
    await seed(storage, { webhooks: [webhook] });
    assert.deepEqual(await storage.webhooks.get('all', webhook.id), webhook);
    await storage.webhooks.update(webhook.id, byAlias('prod'));
    assert.deepEqual(await storage.webhooks.get('all', webhook.id), { ...webhook, ...byAlias('prod') });
  }),

  storageCase(
    'webhooks: R4: idsOf finds the webhooks of a function or of one version, in every project',
    async (storage) => {
      const { id: functionId } = aFunction();
      const latest = aWebhook({ functionId, projectId: 'p1' });
      const one = aWebhook({ functionId, functionVersion: 1, projectId: 'p2' });
      const ten = aWebhook({ functionId, functionVersion: 10 });
      const others = [aWebhook({ functionVersion: 1 }), aWebhook(byAlias('prod'))];
      await seed(storage, { webhooks: [latest, one, ten, ...others] });
      sameMembers(await storage.webhooks.idsOf(functionId), idsOf([latest, one, ten]));
      assert.deepEqual(await storage.webhooks.idsOf(functionId, 0), [latest.id]);
      assert.deepEqual(await storage.webhooks.idsOf(functionId, 1), [one.id]);
      assert.deepEqual(await storage.webhooks.idsOf(functionId, 10), [ten.id]);
      assert.deepEqual(await storage.webhooks.idsOf(functionId, 2), []);
    },
  ),

  storageCase(
    'webhooks: R10: idsOfAlias finds the webhooks of the project by that alias',
    async (storage) => {
      const inProject = { ...byAlias('prod'), projectId: 'p1' };
      const webhook = aWebhook(inProject);
      const others = [
        aWebhook({ ...inProject, projectId: 'p2' }),
        aWebhook({ ...inProject, ...byAlias('Prod') }),
        aWebhook({ ...inProject, ...byAlias('prod2') }),
        aWebhook({ projectId: 'p1' }),
      ];
      await seed(storage, { webhooks: [webhook, ...others] });
      assert.deepEqual(await storage.webhooks.idsOfAlias('p1', 'prod'), [webhook.id]);
      assert.deepEqual(await storage.webhooks.idsOfAlias('p1', 'pro%'), []);
    },
  ),
];
