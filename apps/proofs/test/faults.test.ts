import type { StorageCall } from '@qinling/core';
import { describe, expect, it } from 'vitest';
import { faultKinds } from '../src/faults/fault.js';
import { enumerateFaults, runWithFault } from '../src/faults/run-faults.js';
import { memoryDisk, realDisk } from '../src/model/world.js';

describe('R6: whatever single call of storage or blob store goes wrong', () => {
  // Here every n-th call, each kind from another one on; `npm run faults` takes every single one.
  it.each(faultKinds.map((kind, offset) => [kind, offset] as const))(
    '%s: every promise holds, in memory',
    async (kind, offset) => {
      expect(await enumerateFaults(memoryDisk, kind, { every: 6, offset })).toBeGreaterThan(30);
    },
    120_000,
  );

  it.each(faultKinds.map((kind, offset) => [kind, offset] as const))(
    '%s: every promise holds, on SQLite and the filesystem',
    async (kind, offset) => {
      expect(await enumerateFaults(realDisk, kind, { every: 60, offset: 13 * offset })).toBeGreaterThan(3);
    },
    120_000,
  );

  it.each([
    [
      'a blob store that forgets what it was told to keep',
      /R6: the package .* is missing/,
      {
        blobs: async <Result>(method: string, proceed: () => Promise<Result>) =>
          method === 'commit' ? (undefined as Result) : proceed(),
      },
    ],
    [
      'a storage that says it has no reference to a package',
      /R6: the package .* is missing/,
      {
        storage: async ({ method }: StorageCall, proceed: () => Promise<unknown>) =>
          method === 'isReferenced' ? false : proceed(),
      },
    ],
    [
      'a storage that does not delete versions',
      /was deleted and is back/,
      {
        storage: async ({ repository, method }: StorageCall, proceed: () => Promise<unknown>) =>
          repository === 'versions' && method === 'delete' ? true : proceed(),
      },
    ],
  ])('and the check notices %s', async (_name, message, planted) => {
    const run = runWithFault(memoryDisk, 'error', Number.MAX_SAFE_INTEGER, planted);
    await expect(run).rejects.toMatchObject({ cause: { message: expect.stringMatching(message) } });
  });
});
