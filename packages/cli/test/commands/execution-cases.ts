import type { CommandCases, World } from '../support/command-cases.js';

const unknownId = '00000000-0000-4000-8000-00000000dead';
const notFound = /Execution not found \[id=00000000/;

async function executed({ client, createFunction }: World, input: object, sync = true): Promise<string> {
  const { id } = await createFunction();
  return (await client.executions.create({ function_id: id, input: { ...input }, sync })).id;
}

export const executionCases: CommandCases = {
  'function execution create': {
    works: async ({ createFunction }) => [
      '--function',
      (await createFunction()).name ?? '',
      '--input',
      '{"a": 1}',
      '-c',
      'input',
      '-c',
      'status',
    ],
    prints: /\| input +\| \{"a": 1\} +\|\n\| status +\| success/,
    fails: async ({ createFunction }) => [(await createFunction()).id, '--input', '{"fail": "no luck"}'],
    code: 4,
    says: /Execution ([0-9a-f-]+) failed: no luck\nqinling function execution log show \1 shows what it wrote\./,
  },
  'function execution list': {
    works: async (world) => {
      const id = await executed(world, {});
      return ['--filter', `id=${id}`, '-c', 'Status', '-f', 'value'];
    },
    prints: /^success\n$/,
    fails: () => ['--limit', '0'],
    code: 2,
    says: /--limit takes a whole number from 1 on, not '0'/,
  },
  'function execution show': {
    works: async (world) => [
      await executed(world, { sleep: 300 }, false),
      '--wait',
      '-c',
      'status',
      '-f',
      'value',
    ],
    prints: /^success\n$/,
    fails: () => [unknownId],
    code: 1,
    says: notFound,
  },
  'function execution delete': {
    works: async (world) => ['--execution', await executed(world, {}), await executed(world, {}), '--yes'],
    prints: /^Deleted execution [0-9a-f-]+\.\nDeleted execution [0-9a-f-]+\.\n$/,
    fails: () => [],
    code: 2,
    says: /Say which: the ids of executions, or --function FUNCTION/,
  },
  'function execution cancel': {
    works: async (world) => [await executed(world, { sleep: 60_000 }, false), '-c', 'status', '-f', 'value'],
    prints: /^cancelled\n$/,
    fails: async (world) => [await executed(world, {})],
    code: 1,
    says: /qinling: /,
  },
  'function execution log show': {
    works: async (world) => [
      await executed(world, { log: 'hello from inside', sleep: 200 }, false),
      '--follow',
    ],
    prints: /^Start execution: [0-9a-f-]+\nhello from inside\nFinished execution: [0-9a-f-]+\n$/,
    fails: () => [unknownId],
    code: 1,
    says: notFound,
  },
};
