import { ConflictError } from '@qinling/core';
import { mutant, mutantWithMemory, type StorageMutant } from './storage-mutant.js';

export const aliasMutants: readonly StorageMutant[] = [
  mutant(
    'moves an alias that is there instead of refusing a second one',
    [
      'aliases: a name stands once in a project',
      'aliases: of many that take one name at once, one wins',
      'two handles: of those that take one alias name, one wins',
    ],
    ({ aliases }) => ({
      aliases: {
        async insert(row) {
          const standing = await aliases.getByName(row.projectId, row.name);
          await aliases.delete(standing?.id ?? '');
          await aliases.insert(row).catch(() => undefined);
        },
      },
    }),
  ),
  mutant(
    'wants names unique over all projects',
    'aliases: two projects may use the same name, and each finds its own',
    ({ aliases }) => ({
      aliases: {
        async insert(row) {
          if ((await aliases.list({ scope: 'all' })).some((other) => other.name === row.name)) {
            throw new ConflictError('taken');
          }
          await aliases.insert(row);
        },
      },
    }),
  ),
  mutant(
    'finds names without regard to case',
    'aliases: a name is compared whole and as it is written',
    ({ aliases }) => ({
      aliases: {
        async getByName(projectId, name) {
          const rows = await aliases.list({ scope: { projectId } });
          return rows.find((row) => row.name.toLowerCase() === name.toLowerCase());
        },
      },
    }),
  ),
  mutant('finds names by LIKE', 'aliases: a name is compared whole and as it is written', ({ aliases }) => ({
    aliases: {
      async getByName(projectId, name) {
        const exact = await aliases.getByName(projectId, name);
        return exact ?? aliases.getByName(projectId, name.replace(/%$/u, 'd'));
      },
    },
  })),
  mutant(
    'checks names when it inserts and not when it updates',
    'aliases: an alias cannot be given a name that is taken',
    ({ aliases }) => ({
      aliases: { update: (id, changes) => aliases.update(id, changes).catch(() => true) },
    }),
  ),
  mutantWithMemory(
    'keeps the names of deleted aliases taken',
    'aliases: a name is free again when its alias is deleted',
    () => {
      const taken = new Set<string>();
      return ({ aliases }) => ({
        aliases: {
          async insert(row) {
            if (taken.has(row.name)) {
              throw new ConflictError('taken');
            }
            taken.add(row.name);
            await aliases.insert(row);
          },
        },
      });
    },
  ),
  mutant(
    'looks for aliases in one project',
    'aliases: R4: pointingAt finds the aliases of a function in every project',
    ({ aliases }) => ({
      aliases: {
        async pointingAt(functionId, functionVersion) {
          const rows = await aliases.pointingAt(functionId, functionVersion);
          return rows.filter((row) => row.projectId === rows[0]?.projectId);
        },
      },
    }),
  ),
  mutant(
    'takes version 0 for any version',
    'aliases: R4: pointingAt finds the aliases of a function in every project',
    ({ aliases }) => ({
      aliases: {
        pointingAt: (functionId, functionVersion) =>
          aliases.pointingAt(functionId, functionVersion || undefined),
      },
    }),
  ),
  mutantWithMemory(
    'remembers where an alias pointed at first',
    'aliases: R4: pointingAt follows an alias that moves',
    () => {
      const first = new Map<string, number>();
      return ({ aliases }) => ({
        aliases: {
          insert(row) {
            first.set(row.id, row.functionVersion);
            return aliases.insert(row);
          },
          async pointingAt(functionId, functionVersion) {
            const rows = await aliases.pointingAt(functionId);
            return rows.filter((row) => first.get(row.id) === functionVersion);
          },
        },
      });
    },
  ),
];
