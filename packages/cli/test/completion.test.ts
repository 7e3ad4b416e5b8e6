import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { rootCommands } from '../src/commands/root.js';
import { completeWords } from '../src/completion/complete-words.js';
import { completionScripts, completionWord } from '../src/completion/scripts.js';
import { pathWithQinling } from './support/qinling-on-path.js';

const complete = (line: string) => completeWords(rootCommands, line.split(' ').slice(1));

describe('completion', () => {
  it.each([
    ['qinling ', ['runtime', 'function', 'job', 'webhook', 'completion']],
    ['qinling fu', ['function']],
    ['qinling function ver', ['version']],
    ['qinling function version up', ['update']],
    ['qinling --url http://x job sh', ['show']],
    ['qinling --d', ['--debug']],
    ['qinling function create --me', ['--memory-size']],
    ['qinling function list -f ', ['table', 'json', 'yaml', 'csv', 'value']],
    ['qinling job update x --status p', ['paused']],
    ['qinling function create --file ', []],
    ['qinling nothing ', []],
  ])('offers for "%s" what may follow', async (line, expected) => {
    expect(await complete(line)).toEqual(expected);
  });

  it('works in bash', () => {
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: they are the shell's.
    const script = [
      'source <(qinling completion bash)',
      'COMP_WORDS=(qinling function version cr); COMP_CWORD=3; _qinling; echo "${COMPREPLY[*]}"',
      'COMP_WORDS=(qinling job list -f ""); COMP_CWORD=4; _qinling; echo "${COMPREPLY[@]}"',
    ].join('\n');
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: from here on they would be ours.
    const printed = execFileSync('bash', ['--norc', '-c', script], { env: { PATH: pathWithQinling() } });
    expect(printed.toString()).toBe('create\ntable json yaml csv value\n');
  });

  it('asks the same program in every shell', () => {
    for (const script of Object.values(completionScripts))
      expect(script).toContain(`qinling ${completionWord} `);
  });
});
