import { parseArgs } from 'node:util';

/** A number that a command takes, as `--name 8`. */
export interface NumberOption {
  readonly initial: number;
  /** Anything less would prove nothing. */
  readonly least: number;
}

/** The numbers that a command was given, and its own where it was given none. Throws an error that says what is wrong with them. */
export function readNumbers<Name extends string>(
  options: Readonly<Record<Name, NumberOption>>,
  words: readonly string[] = process.argv.slice(2),
): Readonly<Record<Name, number>> {
  const names = Object.keys(options) as Name[];
  const usage = names.map((name) => `[--${name} ${options[name].initial}]`).join(' ') || 'no options';
  const { values } = read(names, words, usage);
  const numbers = names.map((name) => {
    const { initial, least } = options[name];
    const text = values[name] ?? String(initial);
    const number = Number(text);
    if (text === '' || !Number.isSafeInteger(number) || number < least)
      throw new Error(
        `--${name} takes a whole number of ${least} or more, not '${text}'.\nIt takes ${usage}.`,
      );
    return [name, number];
  });
  return Object.fromEntries(numbers) as Record<Name, number>;
}

function read(names: readonly string[], words: readonly string[], usage: string) {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: 'string' } as const]));
    return parseArgs({ args: [...words], options });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${reason}\nIt takes ${usage}.`);
  }
}

/** The same for the program itself: says on stderr what is wrong, and ends it with 2. */
export function numbersOf<Name extends string>(
  options: Readonly<Record<Name, NumberOption>>,
): Readonly<Record<Name, number>> {
  try {
    return readNumbers(options);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  }
}
