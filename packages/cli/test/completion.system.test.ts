import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { pathWithQinling } from './support/qinling-on-path.js';

/** What a shell without settings of its own prints, sorted. */
function printedBy(shell: string, words: readonly string[]): readonly string[] {
  const env = { PATH: pathWithQinling(), HOME: '/nowhere' };
  const printed = execFileSync(shell, words, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  return printed.toString().trim().split('\n').sort();
}

/** A line that somebody begins, and what the shell must offer. */
const lines: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ['qinling func', ['function']],
  ['qinling function version re', ['restore']],
  ['qinling function list -f ', ['csv', 'json', 'table', 'value', 'yaml']],
  ['qinling function create --ru', ['--runtime']],
];

it.each(lines)('completes "%s" in fish', (line, offered) => {
  const script = `qinling completion fish | source; complete --do-complete '${line}'`;
  expect(printedBy('fish', ['--no-config', '-c', script])).toEqual(offered);
});

it.each(lines)('completes "%s" in zsh', (line, offered) => {
  const words = line.split(' ');
  const script = [
    // What zsh calls while somebody types, in place of its own.
    'compdef() { completer=$1 }',
    'compadd() { shift; print -l -- "$@" }',
    'source <(qinling completion zsh)',
    `words=(${words.map((word) => `'${word}'`).join(' ')}); CURRENT=${words.length}; $completer`,
  ].join('\n');
  expect(printedBy('zsh', ['-f', '-c', script])).toEqual(offered);
});
