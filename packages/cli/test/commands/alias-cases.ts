import type { CommandCases, World } from '../support/command-cases.js';

const noAlias = /FunctionAlias not found \[name=nothing\]/;
let count = 0;

async function named({ client, createFunction }: World): Promise<string> {
  count += 1;
  const name = `alias-${count}`;
  const { id } = await createFunction();
  return (await client.aliases.create({ name, function_id: id })).name;
}

export const aliasCases: CommandCases = {
  'function alias create': {
    works: async ({ createFunction }) => {
      count += 1;
      const name = `alias-${count}`;
      return [name, '--function', (await createFunction()).name ?? '', '--description', 'beta'];
    },
    prints: /\| description +\| beta +\|\n\| function_version +\| 0 +\|/,
    fails: async (world) => [await named(world), '--function', (await world.createFunction()).id],
    code: 1,
    says: /Duplicate entry for function_aliases/,
  },
  'function alias list': {
    works: async (world) => ['--filter', `name=eq:${await named(world)}`, '-f', 'json', '-c', 'Name'],
    prints: /^\[\n {2}\{\n {4}"name": "alias-\d+"\n {2}\}\n\]\n$/,
    fails: () => ['--filter', 'name'],
    code: 2,
    says: /A filter is written KEY=OP:VALUE, as in name=has:thumb, not 'name'\./,
  },
  'function alias show': {
    works: async (world) => [await named(world), '-c', 'Name', '-f', 'value'],
    prints: /^alias-\d+\n$/,
    fails: () => ['nothing'],
    code: 1,
    says: noAlias,
  },
  'function alias update': {
    works: async (world) => [await named(world), '--function', (await world.createFunction()).id],
    prints: /\| name +\| alias-\d+/,
    fails: () => ['nothing', '--function-version', '1'],
    code: 1,
    says: noAlias,
  },
  'function alias delete': {
    works: async (world) => [await named(world)],
    prints: /^Deleted alias alias-\d+\.\n$/,
    fails: () => ['nothing'],
    code: 1,
    says: noAlias,
  },
};
