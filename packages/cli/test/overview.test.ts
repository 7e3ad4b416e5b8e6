import { expect, it } from 'vitest';
import { rootCommands } from '../src/commands/root.js';
import { groupHelp } from '../src/help/group-help.js';
import { runQinling } from './support/run-qinling.js';

it('keeps the overview as the command table has it (npm run overview writes it)', async () => {
  await expect(groupHelp([], rootCommands)).toMatchFileSnapshot('../bin/overview.txt');
});

it('shows the overview for --help and -h, and beside other global options', async () => {
  const overview = groupHelp([], rootCommands);
  for (const words of [['--help'], ['-h'], ['--debug', '--help']]) {
    expect(await runQinling(words)).toEqual({ code: 0, stdout: overview, stderr: '' });
  }
});
