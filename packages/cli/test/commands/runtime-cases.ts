import type { CommandCases } from '../support/command-cases.js';

const unknownId = '00000000-0000-4000-8000-00000000dead';
let count = 0;
const freshName = () => {
  count += 1;
  return `runtime-${count}`;
};

export const runtimeCases: CommandCases = {
  'runtime list': {
    works: () => ['--filter', 'name=in:nodejs,python3', '-c', 'Name', '-c', 'Status'],
    prints: /\| Name +\| Status +\|\n[+-]+\n\| nodejs +\| available +\|\n\| python3 +\| available +\|/,
    fails: () => ['--filter', 'nmae=x'],
    code: 2,
    says: /names nmae, which is no column\. Did you mean name\?\nRun qinling runtime list --help/,
  },
  'runtime create': {
    works: () => [
      'nodejs',
      '--name',
      freshName(),
      '--description',
      'mine',
      '--untrusted',
      '--private',
      '--wait',
    ],
    prints: /\| status +\| available +\|\n\| is_public +\| false +\|\n\| trusted +\| false/,
    fails: () => ['cobol', '--wait'],
    code: 1,
    says: /could not be prepared from cobol/,
  },
  'runtime show': {
    works: () => ['python3'],
    prints: /\| Field +\| Value +\|\n[+-]+\n\| id +\| [0-9a-f-]{36} \|\n\| name +\| python3 /,
    fails: () => [unknownId],
    code: 1,
    says: /Runtime not found \[id=00000000/,
  },
  'runtime update': {
    works: async ({ client }) => {
      const name = freshName();
      const { id } = await client.runtimes.create({ image: 'nodejs', name });
      return [id, '--description', 'changed', '--wait'];
    },
    prints: /\| description +\| changed/,
    fails: () => ['nodejs'],
    code: 2,
    says: /Nothing is to be changed\. Give one of --name, --description, --image\./,
  },
  'runtime delete': {
    works: async ({ client }) => {
      const [one, other] = [freshName(), freshName()];
      for (const name of [one, other]) await client.runtimes.create({ image: 'nodejs', name });
      return [one, other];
    },
    dialogue: [['Delete these 2 runtimes? [y/N]', 'y\r']],
    prints: /Deleted runtime runtime-\d+\.\nDeleted runtime runtime-\d+\.\n/,
    fails: async ({ createFunction }) => {
      await createFunction();
      return ['nodejs'];
    },
    code: 1,
    says: /Runtime .* is still in use/,
  },
  'runtime pool show': {
    works: () => ['nodejs', '-f', 'json'],
    prints: /"capacity": \{\n {4}"total": 1,\n {4}"available": 1\n/,
    fails: () => ['nothing'],
    code: 1,
    says: /There is no runtime named 'nothing'\.\nRun qinling runtime list to see what there is\./,
  },
};
