import assert from 'node:assert/strict';
import type { Storage } from '@qinling/core';
import { winnersOf } from '../assertions.js';
import {
  aFunction,
  aJob,
  anAlias,
  anExecution,
  aPackage,
  aRuntime,
  aVersion,
  minutesLater,
  someTime,
} from '../row-builders.js';
import { seed } from '../seed.js';
import { twoHandlesCase } from '../storage-subject.js';

/** Begins `times` pieces of work at once, by turns on each handle, and gives their answers. */
function race<Result>(
  handles: readonly [Storage, Storage],
  times: number,
  work: (storage: Storage, index: number) => Promise<Result>,
): Promise<Result[]> {
  const [first, second] = handles;
  return Promise.all(
    Array.from({ length: times }, (_, index) => work(index % 2 === 0 ? first : second, index)),
  );
}

/** Two hosts on the same rows. Left out where the subject cannot open a second handle. */
export const raceCases = [
  twoHandlesCase('two handles: what one commits the other reads', async (...handles) => {
    const [first, second] = handles;
    const runtime = aRuntime();
    await first.runtimes.insert(runtime);
    assert.deepEqual(await second.runtimes.get('all', runtime.id), runtime);
    await second.runtimes.update(runtime.id, { name: 'new' });
    assert.equal((await first.runtimes.get('all', runtime.id))?.name, 'new');
  }),

  twoHandlesCase(
    'two handles: R1: numbers taken by both are all different and have no gap',
    async (...handles) => {
      const row = aFunction();
      await seed(handles[0], { functions: [row] });
      const taken = await race(handles, 20, ({ functions }) => functions.takeVersionNumber(row.id));
      assert.deepEqual(
        [...taken].sort((a, b) => a - b),
        Array.from({ length: 20 }, (_, index) => index + 1),
      );
    },
  ),

  twoHandlesCase(
    'two handles: R1: versions published by both get numbers without a gap',
    async (...handles) => {
      const row = aFunction();
      await seed(handles[0], { functions: [row] });
      await race(handles, 10, (storage) =>
        storage.transaction(async ({ functions, versions }) => {
          await functions.lock(row.id);
          const versionNumber = await functions.takeVersionNumber(row.id);
          await versions.insert(aVersion({ functionId: row.id, versionNumber }));
        }),
      );
      const versions = await handles[1].versions.list({ scope: 'all' });
      assert.deepEqual(
        versions.map((version) => version.versionNumber),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      );
    },
  ),

  twoHandlesCase('two handles: R11: a check under lock and what it guards are one', async (...handles) => {
    const row = aFunction({ count: 0 });
    await seed(handles[0], { functions: [row] });
    await race(handles, 10, (storage) =>
      storage.transaction(async ({ functions }) => {
        await functions.lock(row.id);
        const read = await functions.get('all', row.id);
        await functions.update(row.id, { count: (read?.count ?? 0) + 1 });
      }),
    );
    assert.equal((await handles[1].functions.get('all', row.id))?.count, 10);
  }),

  twoHandlesCase('two handles: R12: of those that finish one execution, one wins', async (...handles) => {
    const row = anExecution();
    await seed(handles[0], { executions: [row] });
    const finished = await race(handles, 10, ({ executions }, index) =>
      executions.finish(row.id, { status: 'success', result: `"${index}"`, log: '', finishedAt: someTime }),
    );
    assert.equal(finished.filter(Boolean).length, 1);
    const stored = await handles[1].executions.get('all', row.id);
    assert.equal(stored?.result, `"${finished.indexOf(true)}"`);
  }),

  twoHandlesCase('two handles: R16: of those that advance one job, one wins', async (...handles) => {
    const job = aJob({ nextExecutionTime: someTime });
    await seed(handles[0], { jobs: [job] });
    const next = { status: 'running', count: null, nextExecutionTime: minutesLater(60) } as const;
    const advanced = await race(handles, 10, ({ jobs }) => jobs.advance(job.id, someTime, next));
    assert.equal(advanced.filter(Boolean).length, 1);
  }),

  twoHandlesCase('two handles: R16: of those that insert one scheduled run, one wins', async (...handles) => {
    const [first, second] = handles;
    const won = await winnersOf(10, (index) =>
      (index % 2 === 0 ? first : second).executions.insert(
        anExecution({ jobId: 'job', scheduledAt: someTime }),
      ),
    );
    assert.equal(won, 1);
    assert.equal((await first.executions.list({ scope: 'all' })).length, 1);
  }),

  twoHandlesCase('two handles: of those that take one alias name, one wins', async (...handles) => {
    const [first, second] = handles;
    const row = aFunction();
    await seed(first, { functions: [row] });
    const won = await winnersOf(10, (index) =>
      (index % 2 === 0 ? first : second).aliases.insert(anAlias({ name: 'prod', functionId: row.id })),
    );
    assert.equal(won, 1);
  }),

  twoHandlesCase(
    'two handles: R5: a removal and a new reference to one location cannot cross',
    async (...handles) => {
      const [first, second] = handles;
      for (let round = 0; round < 5; round += 1) {
        const row = aPackage();
        await seed(first, { packages: [row] });
        const removal = () =>
          first.transaction(async ({ packages }) => {
            await packages.lock(row.location);
            if (!(await packages.isReferenced(row.location))) {
              await packages.delete(row.location);
            }
          });
        const reference = () =>
          second.transaction(async ({ packages, functions }) => {
            await packages.acquire(row);
            await functions.insert(aFunction({ location: row.location, runtimeId: null }));
          });
        const order = round % 2 === 0 ? [removal, reference] : [reference, removal];
        await Promise.all(order.map((begin) => begin()));
        assert.deepEqual(await first.packages.get(row.location), row);
      }
    },
  ),
];
