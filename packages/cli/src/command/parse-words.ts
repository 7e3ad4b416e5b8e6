import { CommanderError, Option, Command as Parser } from 'commander';
import { UsageError } from '../errors/usage-error.js';
import type { AnyCommand } from './command.js';
import { globalOptions } from './global-option-table.js';
import type { GivenGlobals } from './global-options.js';
import { kebabCase } from './kebab-case.js';
import { usageOfArgument } from './usage.js';

export interface ParsedWords {
  readonly args: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Reads what follows a command. Global options among it go to `globals`. Throws `UsageError`. */
export function parseWords(
  command: AnyCommand,
  words: readonly string[],
  globals: GivenGlobals,
): ParsedWords {
  const given = new Map<string, string[]>();
  const parser = new Parser('qinling')
    .exitOverride()
    .helpOption(false)
    .configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  for (const [name, { arity }] of Object.entries(command.args)) parser.argument(usageOfArgument(name, arity));
  for (const [name, spec] of Object.entries(command.options)) {
    const placeholder = spec.value === undefined ? '' : ` <value${spec.isVariadic ? '...' : ''}>`;
    const short = spec.short === undefined ? '' : `-${spec.short}, `;
    const parsed = new Option(`${short}--${kebabCase(name)}${placeholder}`);
    if (spec.choices !== undefined) parsed.choices(spec.choices);
    if (spec.isRequired) parsed.makeOptionMandatory();
    parser.addOption(parsed);
    parser.on(`option:${kebabCase(name)}`, (value: string | null) => {
      given.set(name, [...(given.get(name) ?? []), value ?? '']);
    });
  }
  for (const [name, spec] of Object.entries(globalOptions)) {
    if (name in command.options) continue;
    const placeholder = spec.value === undefined ? '' : ' <value>';
    parser.option(`${spec.short === undefined ? '' : `-${spec.short}, `}--${name}${placeholder}`);
    parser.on(`option:${name}`, (value: string | null) => globals.set(name, value ?? 'true'));
  }
  try {
    parser.parse(words, { from: 'user' });
    return { args: argumentsOf(command, parser.args), options: optionsOf(command, given) };
  } catch (error) {
    // Who asks for help has not finished typing.
    if (globals.has('help') || globals.has('version')) return { args: {}, options: {} };
    if (error instanceof CommanderError) throw new UsageError(sentenceOf(error.message));
    throw error;
  }
}

function argumentsOf({ args }: AnyCommand, words: readonly string[]): Record<string, unknown> {
  // Most likely a variable of the shell that is not set.
  if (words.includes('')) throw new UsageError('An argument is empty.');
  return Object.fromEntries(
    Object.entries(args).map(([name, spec], index) => {
      const takesRest = spec.arity === 'several' || spec.arity === 'any';
      return [name, spec.read(words.slice(index, takesRest ? undefined : index + 1))];
    }),
  );
}

function optionsOf(
  { options, exclusive = [] }: AnyCommand,
  given: ReadonlyMap<string, readonly string[]>,
): Record<string, unknown> {
  for (const names of exclusive) {
    const [one, other] = names.filter((name) => given.has(name)).map(kebabCase);
    if (one !== undefined && other !== undefined) {
      throw new UsageError(`--${one} and --${other} cannot be given together.`);
    }
  }
  return Object.fromEntries(
    Object.entries(options).map(([name, spec]) => [name, spec.read(given.get(name) ?? [], name)]),
  );
}

/** Commander's message as a sentence: without its `error: `, on one line. */
function sentenceOf(message: string): string {
  const [first = '', ...more] = message
    .replace(/^error: /, '')
    .replace(/ <value(\.\.\.)?>/g, '')
    .split('\n');
  const suggestion = more.join(' ').replace(/^\(|\)$/g, '');
  const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1).replace(/\.?$/, '.')}`;
  return suggestion === '' ? sentence : `${sentence} ${suggestion}`;
}
