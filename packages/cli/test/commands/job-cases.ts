import type { CommandCases, World } from '../support/command-cases.js';

let count = 0;

async function scheduled({ client, createFunction }: World): Promise<string> {
  count += 1;
  const name = `job-${count}`;
  const { id } = await createFunction();
  return (await client.jobs.create({ function_id: id, name, pattern: '@hourly' })).name ?? '';
}

export const jobCases: CommandCases = {
  'job list': {
    works: async (world) => ['--filter', `name=${await scheduled(world)}`, '-c', 'Pattern', '-f', 'value'],
    prints: /^@hourly\n$/,
    fails: () => ['--filter', 'status=eq:running', '--filter', 'status=eq:done'],
    code: 2,
    says: /There are two filters of status with eq\./,
  },
  'job create': {
    works: async ({ createFunction }) => [
      (await createFunction()).name ?? '',
      '--pattern',
      '0 * * * *',
      '--function-input',
      '{"a": 1}',
      '--count',
      '3',
    ],
    prints: /\| count +\| 3 +\|\n\| status +\| running /,
    fails: async ({ createFunction }) => [(await createFunction()).id, '--pattern', 'sometimes'],
    code: 1,
    says: /The specified pattern is not valid: sometimes/,
  },
  'job show': {
    works: async (world) => [await scheduled(world), '-f', 'value', '-c', 'status'],
    prints: /^running\n$/,
    fails: () => ['nothing'],
    code: 1,
    says: /There is no job named 'nothing'/,
  },
  'job update': {
    works: async (world) => [await scheduled(world), '--status', 'paused', '-c', 'status', '-f', 'value'],
    prints: /^paused\n$/,
    fails: async (world) => [await scheduled(world), '--status', 'done'],
    code: 2,
    says: /'--status' argument 'done' is invalid\. Allowed choices are running, paused, cancelled\./,
  },
  'job delete': {
    works: async (world) => [await scheduled(world)],
    prints: /^Deleted job job-\d+\.\n$/,
    fails: () => ['nothing'],
    code: 1,
    says: /There is no job named 'nothing'/,
  },
};
