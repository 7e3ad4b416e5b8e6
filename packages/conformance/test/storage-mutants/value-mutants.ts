import type { FunctionCode } from '@qinling/core';
import { mutant, type StorageMutant } from './storage-mutant.js';

const hourMs = 3_600_000;

function whole(number: number): number {
  return Math.min(number, 2 ** 31 - 1);
}

export const valueMutants: readonly StorageMutant[] = [
  mutant(
    'keeps times in seconds',
    'values: times keep their milliseconds, from the epoch to the year 9999',
    ({ functions }) => ({
      functions: {
        insert: (row) =>
          functions.insert({
            ...row,
            createdAt: new Date(Math.floor(row.createdAt.getTime() / 1000) * 1000),
          }),
      },
    }),
  ),
  mutant(
    'takes year 2038 for the end of time',
    'values: times keep their milliseconds, from the epoch to the year 9999',
    ({ functions }) => ({
      functions: {
        insert: (row) =>
          functions.insert({ ...row, createdAt: new Date(whole(row.createdAt.getTime() / 1000) * 1000) }),
      },
    }),
  ),
  mutant(
    'keeps local times without a zone',
    'values: a time of a summer-time change is the same moment again',
    ({ jobs }) => ({
      jobs: {
        insert(row) {
          // 00:30 and 01:30 UTC are both 02:30 in Berlin on that day.
          const time = row.nextExecutionTime?.toISOString() ?? '';
          const isSecond = time.startsWith('2024-10-27T01:');
          const nextExecutionTime = isSecond ? new Date(Date.parse(time) - hourMs) : row.nextExecutionTime;
          return jobs.insert({ ...row, nextExecutionTime });
        },
      },
    }),
  ),
  mutant('keeps numbers in 32 bits', 'values: whole numbers up to 2^53 - 1 stay exact', ({ functions }) => ({
    functions: { insert: (row) => functions.insert({ ...row, memoryBytes: whole(row.memoryBytes) }) },
  })),
  mutant('rounds package sizes', 'values: whole numbers up to 2^53 - 1 stay exact', ({ packages }) => ({
    packages: {
      acquire: (row) => packages.acquire({ ...row, sizeBytes: Math.fround(row.sizeBytes) }),
    },
  })),
  mutant('trims text', 'values: text keeps every character', ({ executions }) => ({
    executions: { insert: (row) => executions.insert({ ...row, input: row.input?.trim() ?? null }) },
  })),
  mutant('keeps text composed', 'values: text keeps every character', ({ executions }) => ({
    executions: { insert: (row) => executions.insert({ ...row, input: row.input?.normalize() ?? null }) },
  })),
  mutant('keeps an empty text as null', 'values: text keeps every character', ({ executions }) => ({
    executions: { insert: (row) => executions.insert({ ...row, input: row.input || null }) },
  })),
  mutant('keeps 64 KiB of a log', 'values: input, result and log may have megabytes', ({ executions }) => ({
    executions: {
      finish: (id, outcome) => executions.finish(id, { ...outcome, log: outcome.log.slice(0, 65_535) }),
    },
  })),
  mutant('knows two kinds of code', 'values: every kind of code comes back whole', ({ functions }) => ({
    functions: {
      async get(scope, id) {
        const row = await functions.get(scope, id);
        const code: FunctionCode = row?.code.source === 'image' ? row.code : { source: 'image', image: '?' };
        return row && { ...row, code };
      },
    },
  })),
];
