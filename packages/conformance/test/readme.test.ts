// The code of README.md that no other test shows.

// #region import
import { aVersion, expectRed, seed, storageCases } from '@qinling/conformance';
// #endregion
import { MemoryStorage, type Storage } from '@qinling/core';
import { expect, it } from 'vitest';

it('builds rows with all that they refer to', async () => {
  const storage = new MemoryStorage();
  // #region seed
  const version = aVersion({ versionNumber: 3 });
  await seed(storage, { versions: [version] }); // and its function, package and runtime
  // #endregion
  expect(await storage.versions.get('all', version.id)).toEqual(version);
  expect(await storage.functions.get('all', version.functionId)).toBeDefined();
});

/** Shows every function to everybody. */
function ignoringScope(storage: Storage): Storage {
  const { functions } = storage;
  const everybody = Object.create(functions, {
    get: { value: (_scope: unknown, id: string) => functions.get('all', id) },
  });
  return Object.create(storage, { functions: { value: everybody } });
}

it('shows that a case can fail', async () => {
  // #region red
  const broken = {
    create: async () => ignoringScope(new MemoryStorage()),
    destroy: (storage: Storage) => storage.close(),
  };
  const reason = await expectRed(
    storageCases,
    broken,
    "functions: R18: get sees the rows of the scope's project only",
  );
  // #endregion
  expect(reason).toBeInstanceOf(Error);
});
