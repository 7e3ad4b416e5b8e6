import type { CommandCases, World } from '../support/command-cases.js';

const noVersion = /FunctionVersion not found \[function_id=.*, version_number=9\]/;

/** The id of a function with version 1. */
async function published({ client, createFunction }: World): Promise<string> {
  const { id } = await createFunction();
  await client.versions.publish(id, { description: 'first' });
  return id;
}

export const versionCases: CommandCases = {
  'function version create': {
    works: async ({ createFunction }) => [(await createFunction()).name ?? '', '--description', 'first'],
    prints: /\| description +\| first +\|\n\| version_number +\| 1 +\|/,
    fails: () => ['nothing'],
    code: 1,
    says: /There is no function named 'nothing'/,
  },
  'function version list': {
    works: async (world) => [
      await published(world),
      '-c',
      'Version_number',
      '-c',
      'Description',
      '-f',
      'value',
    ],
    prints: /^1 first\n$/,
    fails: () => [],
    code: 2,
    says: /Missing required argument 'function'\.\nRun qinling function version list --help/,
  },
  'function version show': {
    works: async (world) => [await published(world), '1', '-f', 'yaml', '-c', 'version_number'],
    prints: /^version_number: 1\n$/,
    fails: async (world) => [await published(world), '9'],
    code: 1,
    says: noVersion,
  },
  'function version update': {
    works: async (world) => [await published(world), '1', '--description', 'the first'],
    prints: /\| description +\| the first /,
    fails: async (world) => [await published(world), '1'],
    code: 2,
    says: /Required option '--description' not specified\./,
  },
  'function version delete': {
    works: async (world) => {
      const id = await published(world);
      await world.client.versions.publish(id);
      return [id, '1', '2', '--yes'];
    },
    prints: /^Deleted version 1\.\nDeleted version 2\.\n$/,
    fails: async (world) => {
      const id = await published(world);
      await world.client.webhooks.create({ function_id: id, function_version: 1 });
      return [id, '1'];
    },
    code: 1,
    says: /still associated with webhook\.\nIn its way:\n {2}webhook ([0-9a-f-]+): qinling webhook delete \1\n/,
  },
  'function version download': {
    works: async (world) => [await published(world), '1'],
    prints: /^Code package downloaded to [0-9a-f-]+_1\.tar\.gz\n$/,
    fails: async (world) => [await published(world), '9'],
    code: 1,
    says: noVersion,
  },
  'function version restore': {
    works: async (world) => [await published(world), '1'],
    prints: /\| latest_version +\| 1 /,
    fails: async (world) => [await published(world), 'one'],
    code: 2,
    says: /A version is a number or an id, not 'one'\./,
  },
  'function version detach': {
    works: async (world) => [await published(world), '1'],
    prints: /^Request to detach function [0-9a-f-]+\(version 1\) has been accepted\.\n$/,
    fails: async (world) => [await published(world), '9'],
    code: 1,
    says: noVersion,
  },
  'function version scaleup': {
    works: async (world) => [await published(world), '1', '--count', '2'],
    prints: /^Request to scale up function [0-9a-f-]+\(version 1\) has been accepted\.\n$/,
    fails: async (world) => [await published(world), '9'],
    code: 1,
    says: noVersion,
  },
  'function version scaledown': {
    works: async (world) => [await published(world), '1'],
    prints: /^Request to scale down function [0-9a-f-]+\(version 1\) has been accepted\.\n$/,
    fails: async (world) => [await published(world), '1', '--count', 'many'],
    code: 2,
    says: /--count takes a whole number from 1 on, not 'many'/,
  },
};
