import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { pathWithQinling } from './support/qinling-on-path.js';
import { runProgramOnTerminal } from './support/run-qinling.js';

it.each([
  ['qinling func', ['function']],
  ['qinling function version re', ['restore']],
  ['qinling function list -f ', ['csv', 'json', 'table', 'value', 'yaml']],
  ['qinling function create --ru', ['--runtime']],
])('completes "%s" in fish', (line, expected) => {
  const script = `qinling completion fish | source; complete --do-complete '${line}'`;
  const env = { PATH: pathWithQinling(), HOME: '/nowhere' };
  const printed = execFileSync('fish', ['--no-config', '-c', script], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(printed.toString().trim().split('\n').sort()).toEqual(expected);
});

it.each([
  ['qinling func', 'function'],
  ['qinling function version re', 'restore'],
  ['qinling function create --ru', '--runtime'],
])('completes "%s" in zsh', async (line, expected) => {
  const start =
    'autoload -Uz compinit && compinit -u -D; source <(qinling completion zsh); echo now"ready"\n';
  const { text, code } = await runProgramOnTerminal(['zsh', '-f', '-i'], {
    env: { PATH: pathWithQinling() },
    dialogue: [
      ['', start],
      ['nowready', `${line}\t`],
      // The whole word is on the line: leave it, and the shell.
      [expected, '\u0003exit 0\n'],
    ],
  });
  expect(text).toContain(expected);
  expect(code).toBe(0);
});
