import assert from 'node:assert/strict';
import type { FunctionCode } from '@qinling/core';
import { aFunction, aJob, anExecution, aPackage, someLocation } from '../row-builders.js';
import { seed } from '../seed.js';
import { storageCase } from '../storage-subject.js';

const MIB = 1024 * 1024;

/** Values that databases like to change. (Text with U+0000 is not among them: the services refuse it.) */
export const valueCases = [
  storageCase('values: times keep their milliseconds, from the epoch to the year 9999', async (storage) => {
    for (const time of ['1970-01-01T00:00:00.000Z', '2038-01-19T03:14:08.001Z', '9999-12-31T23:59:59.999Z']) {
      const row = aFunction({ createdAt: new Date(time), updatedAt: new Date(time) });
      await seed(storage, { functions: [row] });
      assert.deepEqual(await storage.functions.get('all', row.id), row);
    }
  }),

  storageCase('values: a time of a summer-time change is the same moment again', async (storage) => {
    for (const time of ['2024-03-31T01:30:00.000Z', '2024-10-27T00:30:00.000Z', '2024-10-27T01:30:00.000Z']) {
      const row = aJob({ nextExecutionTime: new Date(time) });
      await seed(storage, { jobs: [row] });
      assert.deepEqual((await storage.jobs.get('all', row.id))?.nextExecutionTime, new Date(time));
    }
  }),

  storageCase('values: whole numbers up to 2^53 - 1 stay exact', async (storage) => {
    for (const number of [2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER]) {
      const row = aFunction({ count: number, memoryBytes: number });
      const stored = aPackage({ sizeBytes: number });
      await seed(storage, { functions: [row], packages: [stored] });
      assert.deepEqual(await storage.functions.get('all', row.id), row);
      assert.deepEqual(await storage.packages.get(stored.location), stored);
    }
  }),

  storageCase('values: text keeps every character', async (storage) => {
    const texts = [
      '',
      ' leading and trailing ',
      'a\r\nb\tc\u0001\u007f',
      `'"\\%_$1?;--`,
      'é e\u0301 ﬀ',
      '\ufeffbom',
      '🏳️‍🌈 你好 שלום',
      '1',
      '1.0',
      'true',
      'null',
    ];
    for (const text of texts) {
      const row = anExecution({ description: text, input: text, result: text });
      await seed(storage, { executions: [row] });
      assert.deepEqual(await storage.executions.get('all', row.id), row);
    }
  }),

  storageCase('values: input, result and log may have megabytes', async (storage) => {
    const long = `start ${'ä'.repeat(MIB)} end`;
    const row = anExecution({ input: long });
    await seed(storage, { executions: [row] });
    const outcome = { status: 'success', result: long, log: long, finishedAt: row.createdAt } as const;
    await storage.executions.finish(row.id, outcome);
    const read = await storage.executions.get('all', row.id);
    assert.ok(read?.input === long && read.result === long);
    assert.ok((await storage.executions.log('all', row.id)) === long);
  }),

  storageCase('values: every kind of code comes back whole', async (storage) => {
    const codes: readonly FunctionCode[] = [
      {
        source: 'package',
        md5sum: 'ab',
        sha256: someLocation,
        size: Number.MAX_SAFE_INTEGER,
        format: 'tar.gz',
      },
      { source: 'swift', swift: { container: "o'brien", object: 'a/"b"/\\/😀' } },
      { source: 'image', image: 'registry.example:5000/name@sha256:00' },
    ];
    for (const code of codes) {
      const row = aFunction({ code });
      await seed(storage, { functions: [row] });
      assert.deepEqual((await storage.functions.get('all', row.id))?.code, code);
      await storage.functions.update(row.id, { code: { source: 'image', image: '' } });
      assert.deepEqual((await storage.functions.get('all', row.id))?.code, { source: 'image', image: '' });
    }
  }),
];
