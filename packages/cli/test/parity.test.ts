import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnyCommand } from '../src/command/command.js';
import { kebabCase } from '../src/command/kebab-case.js';
import { rootCommands } from '../src/commands/root.js';
import { columns } from '../src/resources/columns.js';
import { commandTree } from './support/command-paths.js';

const document = readFileSync(new URL('../../../docs/cli-parity.md', import.meta.url), 'utf8');

/** The cells of the rows of the table below a heading. */
function tableBelow(heading: string): readonly (readonly string[])[] {
  const section = document.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));
}

const words = (cell: string) => cell.replaceAll('`', '');
const commandRows = tableBelow('Commands');

describe('the parity table', () => {
  let tree: ReadonlyMap<string, AnyCommand>;

  beforeAll(async () => {
    tree = new Map((await commandTree(rootCommands)).map(({ path, command }) => [path, command]));
  });

  it('has the 40 commands of the plugin, each under its own words', () => {
    expect(new Set(commandRows.map(([plugin]) => plugin)).size).toBe(40);
    for (const [plugin, ours] of commandRows) expect(ours).toBe(plugin);
  });

  it('with what is only here is all that there is', () => {
    const shown = [...commandRows.map(([, ours]) => ours), ...tableBelow('Only here').map(([ours]) => ours)];
    expect(shown.map((cell = '') => words(cell)).sort()).toEqual([...tree.keys()].sort());
  });

  it.each(commandRows)('%s takes what the plugin takes', (_plugin, ours = '', args = '', options = '') => {
    const command = tree.get(words(ours));
    const flags = Object.keys(command?.options ?? {}).map((name) => `--${kebabCase(name)}`);
    for (const flag of words(options).split(' ').filter(Boolean)) expect(flags).toContain(flag);
    const places = Object.values(command?.args ?? {}).map(({ arity }) => arity);
    const wanted = args.split(' ').filter((word) => word !== '' && word !== '...');
    expect(places.filter((arity) => arity === 'one' || arity === 'several')).toHaveLength(wanted.length);
    if (args.endsWith('...')) expect(places.at(-1)).toBe('several');
  });

  it.each(commandRows.filter(([plugin]) => plugin?.endsWith(' list`')))(
    '%s takes --filter',
    (_plugin, ours = '') => {
      const isWorkers = ours.includes('worker');
      expect('filter' in (tree.get(words(ours))?.options ?? {})).toBe(!isWorkers);
    },
  );

  it.each(tableBelow('Columns'))('%s has the columns of the plugin', (noun = '', known = '') => {
    const ours: Readonly<Record<string, readonly string[]>> = columns;
    expect(ours[noun]).toEqual(expect.arrayContaining(known.split(' ')));
  });
});
