import { parseArgs } from 'node:util';
import { nearestName } from '../settings/nearest-name.js';

const commands = ['serve', 'migrate', 'check', 'help', 'version'] as const;

export type Command = (typeof commands)[number];

/** The command line asks for something that does not exist. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** What to do; `serve` when nothing is said. Throws `UsageError`. */
export function readCommandLine(words: readonly string[]): Command {
  const { values, positionals } = parse(words);
  if (values.help === true) return 'help';
  if (values.version === true) return 'version';
  const [word = 'serve', ...more] = positionals;
  const command = commands.find((known) => known === word);
  if (command === undefined) {
    const nearest = nearestName(word, commands);
    const hint = nearest === undefined ? `There are ${commands.join(', ')}.` : `Did you mean ${nearest}?`;
    throw new UsageError(`There is no command ${word}. ${hint}`);
  }
  if (more.length > 0)
    throw new UsageError(`${command} takes nothing after it, but there is ${more.join(' ')}.`);
  return command;
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' } },
    });
  } catch (error) {
    // What Node adds to its first sentence is about arguments, which no command takes.
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new UsageError(`${reason}. Settings are environment variables; qinling-server --help lists them.`);
  }
}
