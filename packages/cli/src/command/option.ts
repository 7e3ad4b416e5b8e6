import { UsageError } from '../errors/usage-error.js';
import { kebabCase } from './kebab-case.js';

/** An option of a command. Its name is the key in the command's table, in kebab-case on the command line. */
export interface OptionSpec<Value> {
  readonly help: string;
  /** What stands for its value in the help; absent: it takes none. */
  readonly value?: string;
  readonly short?: string;
  readonly choices?: readonly string[];
  /** Takes every word up to the next option. */
  readonly isVariadic?: boolean;
  /** The command cannot do without it. */
  readonly isRequired?: boolean;
  /** Turns what was given, in order, into the value; nothing when the option was absent. Throws `UsageError`. */
  read(given: readonly string[], name: string): Value;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec<unknown>>>;

export const option = {
  text: (value: string, help: string): OptionSpec<string | undefined> => ({
    help,
    value,
    read: (given) => given.at(-1),
  }),
  required: (value: string, help: string): OptionSpec<string> => ({
    help,
    value,
    isRequired: true,
    read: (given) => given.at(-1) ?? '',
  }),
  flag: (help: string): OptionSpec<boolean> => ({ help, read: (given) => given.length > 0 }),
  integer: (value: string, help: string, minimum = 0): OptionSpec<number | undefined> => ({
    help,
    value,
    read: (given, name) => integerOf(given.at(-1), name, minimum),
  }),
  choice: <const Choice extends string>(
    choices: readonly Choice[],
    help: string,
    short?: string,
  ): OptionSpec<Choice | undefined> => ({
    help,
    choices,
    value: choices.join('|'),
    ...(short === undefined ? {} : { short }),
    read: (given) => choices.find((choice) => choice === given.at(-1)),
  }),
  /** May be given several times. */
  repeated: (value: string, help: string, short?: string): OptionSpec<readonly string[]> => ({
    help,
    value,
    ...(short === undefined ? {} : { short }),
    read: (given) => given,
  }),
  /** One or more words after one option. */
  several: (value: string, help: string): OptionSpec<readonly string[]> => ({
    help,
    value,
    isVariadic: true,
    read: (given) => given,
  }),
} as const;

function integerOf(text: string | undefined, name: string, minimum: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= minimum) return value;
  throw new UsageError(`--${kebabCase(name)} takes a whole number from ${minimum} on, not '${text}'.`);
}
