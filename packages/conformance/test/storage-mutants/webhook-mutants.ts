import { mutant, type StorageMutant } from './storage-mutant.js';

export const webhookMutants: readonly StorageMutant[] = [
  mutant(
    'keeps a webhook’s function beside its new alias',
    'webhooks: a webhook keeps the kind of its target, and can change it',
    ({ webhooks }) => ({
      webhooks: {
        update: (id, changes) =>
          webhooks.update(
            id,
            Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null)),
          ),
      },
    }),
  ),
  mutant(
    'finds webhooks of one project',
    'webhooks: R4: idsOf finds the webhooks of a function or of one version, in every project',
    ({ webhooks }) => ({
      webhooks: {
        async idsOf(functionId, version) {
          const own = await webhooks.list({ scope: { projectId: 'p1' } });
          const found = await webhooks.idsOf(functionId, version);
          return found.filter((id) => own.some((webhook) => webhook.id === id));
        },
      },
    }),
  ),
  mutant(
    'ignores the version',
    'webhooks: R4: idsOf finds the webhooks of a function or of one version, in every project',
    ({ webhooks }) => ({ webhooks: { idsOf: (functionId) => webhooks.idsOf(functionId) } }),
  ),
  mutant(
    'finds webhooks by an alias of any project',
    'webhooks: R10: idsOfAlias finds the webhooks of the project by that alias',
    ({ webhooks }) => ({
      webhooks: {
        async idsOfAlias(_projectId, name) {
          const rows = await webhooks.list({ scope: 'all' });
          return rows.filter((webhook) => webhook.functionAlias === name).map((webhook) => webhook.id);
        },
      },
    }),
  ),
  mutant(
    'finds webhooks by an alias whatever its case',
    'webhooks: R10: idsOfAlias finds the webhooks of the project by that alias',
    ({ webhooks }) => ({
      webhooks: {
        async idsOfAlias(projectId, name) {
          const rows = await webhooks.list({ scope: { projectId } });
          return rows
            .filter((webhook) => webhook.functionAlias?.toLowerCase() === name.toLowerCase())
            .map((webhook) => webhook.id);
        },
      },
    }),
  ),
];
