import type { CommandCases, World } from '../support/command-cases.js';

const unknownId = '00000000-0000-4000-8000-00000000dead';
const notFound = /Webhook not found \[id=00000000/;

async function hooked({ client, createFunction }: World): Promise<string> {
  const { id } = await createFunction();
  return (await client.webhooks.create({ function_id: id, description: 'hook' })).id;
}

export const webhookCases: CommandCases = {
  'webhook list': {
    works: async (world) => ['--filter', `id=${await hooked(world)}`, '-c', 'Webhook_url', '-f', 'value'],
    prints: /^http:.*\/v1\/webhooks\/[0-9a-f-]+\/invoke\n$/,
    fails: () => ['-c', 'Url'],
    code: 2,
    says: /There is no column Url\. There are: id, function_alias/,
  },
  'webhook create': {
    works: async ({ createFunction }) => [(await createFunction()).name ?? '', '--description', 'hook'],
    prints: /\| description +\| hook /,
    fails: () => [],
    code: 2,
    says: /Say what to run: --function FUNCTION or --function-alias ALIAS\./,
  },
  'webhook show': {
    works: async (world) => [await hooked(world), '-c', 'description', '-f', 'value'],
    prints: /^hook\n$/,
    fails: () => [unknownId],
    code: 1,
    says: notFound,
  },
  'webhook update': {
    works: async (world) => [
      await hooked(world),
      '--description',
      'other',
      '-c',
      'description',
      '-f',
      'value',
    ],
    prints: /^other\n$/,
    fails: async (world) => [await hooked(world), '--function-alias', 'live', '--function-version', '1'],
    code: 2,
    says: /An alias has its version; --function-version cannot be given with it\./,
  },
  'webhook delete': {
    works: async (world) => [await hooked(world)],
    prints: /^Deleted webhook [0-9a-f-]+\.\n$/,
    fails: () => [unknownId],
    code: 1,
    says: notFound,
  },
  'webhook invoke': {
    works: async (world) => [await hooked(world), '--input', '{"a": 1}'],
    prints: /\| execution_id +\| [0-9a-f-]+ /,
    fails: async (world) => [await hooked(world), '--input', '[1]'],
    code: 2,
    says: /The input of a webhook is a JSON object\./,
  },
};
