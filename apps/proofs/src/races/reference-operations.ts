import type { Operation } from './operations.js';
import { caller } from './shared-world.js';

const some = <Item>(items: readonly Item[]): Item | undefined =>
  items[Math.floor(Math.random() * items.length)];

/** Makes a webhook or a job for any function that there is, or by the alias. What it refers to may be going away at this moment. */
export const refer: Operation = async ({ qinling }) => {
  const { items: functions } = await qinling.functions.list(caller);
  const functionId = some(functions)?.id ?? '';
  const { items: versions } = await qinling.versions.list(caller, functionId);
  const target = { functionId, functionVersion: some(versions)?.versionNumber ?? 0 };
  await some([
    () => qinling.webhooks.create(caller, target),
    () => qinling.webhooks.create(caller, { functionAlias: 'prod' }),
    () => qinling.jobs.create(caller, { ...target, pattern: '0 0 1 1 *' }),
  ])?.();
};

/** Deletes a webhook or a job, whoever made it. */
export const dropReference: Operation = async ({ qinling }) => {
  const [webhooks, jobs] = [await qinling.webhooks.list(caller), await qinling.jobs.list(caller)];
  const deletions = [
    ...webhooks.items.map(
      ({ id }) =>
        () =>
          qinling.webhooks.delete(caller, id),
    ),
    ...jobs.items.map(
      ({ id }) =>
        () =>
          qinling.jobs.delete(caller, id),
    ),
  ];
  await some(deletions)?.();
};

/** Deletes a function that some process made for a moment. */
export const deleteFunction: Operation = async ({ qinling, functionIds }) => {
  const { items } = await qinling.functions.list(caller);
  const passing = some(items.filter(({ id }) => !functionIds.includes(id)));
  if (passing !== undefined) await qinling.functions.delete(caller, passing.id);
};
