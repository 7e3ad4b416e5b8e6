import { StorageError } from '@qinling/core';
import { aPackage } from '../../src/index.js';
import { mutant, mutantWithMemory, type StorageMutant } from './storage-mutant.js';

export const packageMutants: readonly StorageMutant[] = [
  mutant(
    'holds a location without adding its row',
    'packages: acquire adds a row that is not there, and answers with it',
    () => ({ packages: { acquire: async (row) => row } }),
  ),
  mutant(
    'forgets the format',
    'packages: acquire adds a row that is not there, and answers with it',
    ({ packages }) => ({ packages: { acquire: (row) => packages.acquire({ ...row, format: 'zip' }) } }),
  ),
  mutant(
    'replaces a row that stands',
    'packages: R3: acquire leaves a row that stands, and answers with that',
    ({ packages }) => ({
      packages: {
        async acquire(row) {
          await packages.delete(row.location);
          return packages.acquire(row);
        },
      },
    }),
  ),
  mutant(
    'answers with the row that was given',
    'packages: acquire in many transactions at once makes one row',
    ({ packages }) => ({
      packages: {
        async acquire(row) {
          await packages.acquire(row);
          return row;
        },
      },
    }),
  ),
  mutant(
    'locks a location by adding a row',
    'packages: a location can be locked with a row and without',
    ({ packages }) => ({
      packages: {
        async lock(location) {
          await packages.acquire(aPackage({ location }));
        },
      },
    }),
  ),
  mutant(
    'cannot delete what is gone',
    'packages: delete removes one row, and takes it easy when there is none',
    ({ packages }) => ({
      packages: {
        async delete(location) {
          if ((await packages.get(location)) === undefined) {
            throw new StorageError('Nothing deleted.');
          }
          await packages.delete(location);
        },
      },
    }),
  ),
  mutant(
    'deletes by prefix',
    'packages: delete removes one row, and takes it easy when there is none',
    ({ packages }) => ({
      packages: {
        async delete(location) {
          for (const each of await packages.unreferenced('', 1000)) {
            if (each.startsWith(location)) {
              await packages.delete(each);
            }
          }
        },
      },
    }),
  ),
  mutant(
    'forgets that functions refer',
    'packages: R5: a function refers to its location',
    ({ versions, executions }) => ({
      packages: {
        async isReferenced(location) {
          const rows = [
            ...(await versions.list({ scope: 'all' })),
            ...(await executions.list({ scope: 'all' })).filter((row) => row.status === 'running'),
          ];
          return rows.some((row) => row.location === location);
        },
      },
    }),
  ),
  mutant(
    'forgets that versions refer',
    'packages: R5: a version refers to its location',
    ({ functions, executions }) => ({
      packages: {
        async isReferenced(location) {
          const rows = [
            ...(await functions.list({ scope: 'all' })),
            ...(await executions.list({ scope: 'all' })).filter((row) => row.status === 'running'),
          ];
          return rows.some((row) => row.location === location);
        },
      },
    }),
  ),
  mutant(
    'forgets that running executions refer',
    [
      'packages: R5: an execution refers to its location while it runs',
      'packages: R5: a location stays referenced until its last reference is gone',
    ],
    ({ functions, versions }) => ({
      packages: {
        async isReferenced(location) {
          const rows = [
            ...(await functions.list({ scope: 'all' })),
            ...(await versions.list({ scope: 'all' })),
          ];
          return rows.some((row) => row.location === location);
        },
      },
    }),
  ),
  mutant(
    'lets executions refer for ever',
    'packages: R5: an execution refers to its location while it runs',
    ({ packages, executions }) => ({
      packages: {
        async isReferenced(location) {
          const rows = await executions.list({ scope: 'all' });
          return rows.some((row) => row.location === location) || packages.isReferenced(location);
        },
      },
    }),
  ),
  mutant(
    'matches locations by prefix',
    'packages: R5: a location is compared whole, with a row and without',
    ({ functions }) => ({
      packages: {
        async isReferenced(location) {
          const rows = await functions.list({ scope: 'all' });
          return rows.some((row) => row.location?.startsWith(location) === true);
        },
      },
    }),
  ),
  mutant(
    'takes a row for a reference',
    'packages: R5: a location is compared whole, with a row and without',
    ({ packages }) => ({
      packages: {
        isReferenced: async (location) =>
          (await packages.get(location)) !== undefined || packages.isReferenced(location),
      },
    }),
  ),
  mutant(
    'lists in the order of upload',
    'packages: R6: unreferenced lists the locations that nothing needs, in order',
    ({ packages }) => ({
      packages: {
        unreferenced: async (after, limit) => [...(await packages.unreferenced(after, limit))].reverse(),
      },
    }),
  ),
  mutantWithMemory(
    'lists what is needed too',
    'packages: R6: unreferenced lists the locations that nothing needs, in order',
    () => {
      const locations = new Set<string>();
      return ({ packages }) => ({
        packages: {
          acquire(row) {
            locations.add(row.location);
            return packages.acquire(row);
          },
          unreferenced: async (after, limit) =>
            [...locations]
              .sort()
              .filter((location) => location > after)
              .slice(0, limit),
        },
      });
    },
  ),
  mutant(
    'begins with the location itself',
    'packages: R6: unreferenced goes on after a location, at most so many',
    ({ packages }) => ({
      packages: {
        async unreferenced(after, limit) {
          const all = await packages.unreferenced('', 1000);
          return all.filter((location) => location >= after).slice(0, limit);
        },
      },
    }),
  ),
];
