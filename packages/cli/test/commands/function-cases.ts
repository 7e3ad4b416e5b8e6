import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandCases } from '../support/command-cases.js';

const unknownId = '00000000-0000-4000-8000-00000000dead';
const notFound = /Function not found \[id=00000000/;

export const functionCases: CommandCases = {
  'function list': {
    works: async ({ createFunction }) => {
      const { name } = await createFunction();
      return ['--filter', `name=${name}`, '-f', 'csv', '-c', 'Entry', '-c', 'latest_version'];
    },
    prints: /^Entry,Latest_version\nmain.main,0\n$/,
    fails: () => ['--sort', 'name:up'],
    code: 2,
    says: /--sort takes COLUMN, COLUMN:asc or COLUMN:desc/,
  },
  'function create': {
    works: ({ directory }) => {
      writeFileSync(join(directory, 'hello.py'), 'def main(): return 1');
      return [
        '--runtime',
        'python3',
        '--name',
        'hello',
        '--file',
        'hello.py',
        '--timeout',
        '7',
        '--cpu',
        '200',
      ];
    },
    prints:
      /\| entry +\| hello\.main +\|\n\| latest_version +\| 0 +\|\n\| cpu +\| 200 +\|\n.*\n\| timeout +\| 7 /,
    fails: () => ['--runtime', 'python3', '--file', 'nothing.py'],
    code: 2,
    says: /Cannot read nothing\.py: there is no such file\./,
  },
  'function show': {
    works: async ({ createFunction }) => [(await createFunction()).name ?? '', '-c', 'entry', '-f', 'value'],
    prints: /^main\.main\n$/,
    fails: () => [unknownId],
    code: 1,
    says: notFound,
  },
  'function update': {
    works: async ({ createFunction, directory }) => {
      writeFileSync(join(directory, 'main.js'), 'exports.main = () => 2;');
      return [(await createFunction()).id, '--file', 'main.js', '--description', 'second'];
    },
    prints: /\| description +\| second /,
    fails: async ({ createFunction }) => [(await createFunction()).id],
    code: 2,
    says: /Nothing is to be changed\. Give one of --name, .*--dir, /,
  },
  'function delete': {
    works: async ({ createFunction }) => [(await createFunction()).id, (await createFunction()).id],
    dialogue: [['Delete these 2 functions? [y/N]', 'yes\r']],
    prints: /Deleted function [0-9a-f-]{36}\.\nDeleted function [0-9a-f-]{36}\.\n/,
    fails: async ({ client, createFunction }) => {
      const { id } = await createFunction();
      await client.aliases.create({ name: `alias-of-${id}`, function_id: id });
      return [id];
    },
    code: 1,
    says: /still associated with function alias\(es\)\.\nIn its way:\n {2}alias .*: qinling function alias delete alias-of-/,
  },
  'function download': {
    works: async ({ createFunction }) => [(await createFunction()).id, '-o', 'code.tar.gz'],
    prints: /Code package downloaded to code\.tar\.gz\n$/,
    fails: async ({ createFunction }) => [(await createFunction()).id, '-o', 'no/such/place'],
    code: 1,
    says: /Cannot write no\/such\/place/,
  },
  'function detach': {
    works: async ({ createFunction }) => [(await createFunction()).name ?? ''],
    prints: /^Request to detach function function-\d+ has been accepted\.\n$/,
    fails: () => [unknownId],
    code: 1,
    says: notFound,
  },
  'function scaleup': {
    works: async ({ createFunction }) => [(await createFunction()).id, '--count', '2'],
    prints: /^Request to scale up function [0-9a-f-]{36} has been accepted\.\n$/,
    fails: async ({ createFunction }) => [(await createFunction()).id, '--count', '0'],
    code: 2,
    says: /--count takes a whole number from 1 on, not '0'\./,
  },
  'function scaledown': {
    works: async ({ createFunction }) => [(await createFunction()).id],
    prints: /^Request to scale down function [0-9a-f-]{36} has been accepted\.\n$/,
    fails: () => [unknownId],
    code: 1,
    says: notFound,
  },
  'function worker list': {
    works: async ({ client, createFunction }) => {
      const { id } = await createFunction();
      await client.functions.scaleUp(id, 1);
      return [id, '-c', 'Worker_name', '-f', 'csv'];
    },
    prints: /^Worker_name\n[^\n]+\n$/,
    fails: () => [unknownId],
    code: 1,
    says: notFound,
  },
};
