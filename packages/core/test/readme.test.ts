import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The names between backticks in the first column of the table below a heading. */
function namesBelow(heading: string): readonly string[] {
  const section = read('../README.md').split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const cells = section.split('\n').map((line) => /^\|([^|]*)\|/.exec(line)?.[1] ?? '');
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)).sort();
}

/** The members of an interface, in the order of the alphabet. */
function membersOf(path: string, name: string): readonly string[] {
  const body = read(path).split(`export interface ${name} {\n`)[1]?.split('\n}')[0] ?? '';
  return [...body.matchAll(/^ {2}(?:readonly )?'?([\w.]+)'?\??:/gm)].map(([, member = '']) => member).sort();
}

it('names every option of createQinling in the README', () => {
  expect(namesBelow('What `createQinling` takes')).toEqual(membersOf('../src/qinling.ts', 'QinlingOptions'));
});

it('names every event in the README', () => {
  expect(namesBelow('Events')).toEqual(membersOf('../src/domain/events.ts', 'EventMap'));
});
