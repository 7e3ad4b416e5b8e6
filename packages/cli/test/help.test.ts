import { expect, it } from 'vitest';
import type { CommandNode } from '../src/command/command.js';
import { parseWords } from '../src/command/parse-words.js';
import { rootCommands } from '../src/commands/root.js';
import { commandHelp } from '../src/help/command-help.js';
import { groupHelp } from '../src/help/group-help.js';
import { commandTree } from './support/command-paths.js';
import { runQinling } from './support/run-qinling.js';

/** The words of a shell line that quotes nothing twice. */
function shellWords(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );
}

async function groups(
  path: string,
  node: CommandNode,
): Promise<{ path: string; examples: readonly string[] }[]> {
  if (node.kind === 'command') return [];
  if (node.kind === 'lazy') return groups(path, await node.load());
  const below = Object.entries(node.children).map(([word, child]) => groups(`${path} ${word}`.trim(), child));
  return [{ path, examples: node.examples }, ...(await Promise.all(below)).flat()];
}

it('has examples at every level, and each of them is a command line that is understood', async () => {
  const tree = await commandTree(rootCommands);
  const examples = [
    ...tree.flatMap(({ path, command }) => command.examples.map((example) => ({ path, example }))),
    ...(await groups('', rootCommands)).flatMap((group) =>
      group.examples.map((example) => ({ path: group.path, example })),
    ),
  ];
  for (const { path, example } of examples) {
    expect(example.startsWith(path), `${path}: ${example}`).toBe(true);
    const line = [...tree]
      .sort((a, b) => b.path.length - a.path.length)
      .find((entry) => `${example} `.startsWith(`${entry.path} `));
    if (line === undefined) throw new Error(`No command is at the beginning of: ${example}`);
    const words = shellWords(example).slice(line.path.split(' ').length);
    expect(() => parseWords(line.command, words, new Map()), example).not.toThrow();
  }
});

it('names in each overview the verbs that are there', async () => {
  const check = async (node: CommandNode): Promise<void> => {
    if (node.kind === 'command') return;
    if (node.kind === 'group') {
      for (const child of Object.values(node.children)) await check(child);
      return;
    }
    const loaded = await node.load();
    expect(loaded.kind === 'group' ? Object.keys(loaded.children).join(', ') : '').toBe(node.verbs);
    expect(loaded.summary).toBe(node.summary);
    await check(loaded);
  };
  await check(rootCommands);
});

it('is at most 100 columns wide, but for examples', async () => {
  const texts = (await commandTree(rootCommands)).map(({ path, command }) =>
    commandHelp(path.split(' '), command),
  );
  for (const text of [...texts, groupHelp([], rootCommands)]) {
    const [body = ''] = text.split('\nExamples:');
    for (const line of body.split('\n').slice(1)) expect(line.length, line).toBeLessThanOrEqual(100);
  }
});

it.each([
  [['function', '--help'], 'Usage: qinling function <command> [options]'],
  [['function', 'version', '-h'], 'Usage: qinling function version <command> [options]'],
  [
    ['function', 'version', 'create', '--help'],
    'Usage: qinling function version create <function> [options]',
  ],
  [['--help', 'job', 'list'], 'Usage: qinling job list [options]'],
  [['function', 'create', '--nmae', '--help'], 'Usage: qinling function create [options]'],
])('is shown for %j', async (words, usage) => {
  const run = await runQinling(words);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  expect(run.stdout.startsWith(usage)).toBe(true);
  expect(run.stdout).toContain('\nExamples:\n  qinling ');
});

it('shows its version', async () => {
  expect(await runQinling(['--version'])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
});
