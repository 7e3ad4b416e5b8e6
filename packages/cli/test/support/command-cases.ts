import { afterAll, beforeAll, describe, it } from 'vitest';
import { runOnTerminal, runQinling } from './run-qinling.js';
import { type Service, startService } from './service.js';
import { temporaryDirectory } from './temporary-directory.js';

export interface World extends Service {
  /** An empty directory, in which the program runs. */
  readonly directory: string;
}

/** A command of the table, tried. */
export interface CommandCase {
  /** Makes what it needs, anew for each try, and gives the words after the command's own. */
  readonly works: (world: World) => Promise<readonly string[]> | readonly string[];
  /** What is printed then. */
  readonly prints: RegExp;
  readonly fails: (world: World) => Promise<readonly string[]> | readonly string[];
  readonly code: 1 | 2 | 3 | 4;
  /** What is said on stderr then. */
  readonly says: RegExp;
  /** What a person at a terminal types, when asked. */
  readonly dialogue?: readonly (readonly [string, string])[];
}

export type CommandCases = Readonly<Record<string, CommandCase>>;

/** Tries each command in a pipe, on a terminal, and in vain: three processes at a time. */
export function describeCommands(cases: CommandCases): void {
  let world: World;

  beforeAll(async () => {
    world = { ...(await startService()), directory: '' };
  });

  afterAll(() => world.close());

  describe.each(Object.entries(cases))('%s', (path, { works, prints, fails, code, says, dialogue = [] }) => {
    const inDirectory = (finished: (remove: () => void) => void): World => ({
      ...world,
      directory: temporaryDirectory(finished),
    });
    const settings = ({ url, directory }: World) => ({ url, cwd: directory });

    it.concurrent('works in a pipe', async ({ expect, onTestFinished }) => {
      const here = inDirectory(onTestFinished);
      const run = await runQinling([...path.split(' '), ...(await works(here))], settings(here));
      expect(run).toMatchObject({ code: 0, stderr: '' });
      expect(run.stdout).toMatch(prints);
    });

    it.concurrent('works on a terminal', async ({ expect, onTestFinished }) => {
      const here = inDirectory(onTestFinished);
      const words = [...path.split(' '), ...(await works(here))];
      const { code: ended, text } = await runOnTerminal(words, { ...settings(here), columns: 300, dialogue });
      expect(text).toMatch(prints);
      expect(ended).toBe(0);
    });

    it.concurrent('says what is wrong, and what to do', async ({ expect, onTestFinished }) => {
      const here = inDirectory(onTestFinished);
      const run = await runQinling([...path.split(' '), ...(await fails(here))], settings(here));
      expect(run.code).toBe(code);
      expect(run.stderr).toMatch(says);
    });
  });
}
