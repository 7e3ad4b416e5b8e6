import type { Session } from '../session/session.js';
import type { ArgumentSpec, ArgumentSpecs } from './argument.js';
import type { OptionSpec, OptionSpecs } from './option.js';

type ArgumentValues<Specs extends ArgumentSpecs> = {
  readonly [Name in keyof Specs]: Specs[Name] extends ArgumentSpec<infer Value> ? Value : never;
};

type OptionValues<Specs extends OptionSpecs> = {
  readonly [Name in keyof Specs]: Specs[Name] extends OptionSpec<infer Value> ? Value : never;
};

/** What a command is run with: everything is read and of the right shape. */
export interface Invocation<Arguments extends ArgumentSpecs, Options extends OptionSpecs> {
  readonly args: ArgumentValues<Arguments>;
  readonly options: OptionValues<Options>;
  readonly session: Session;
}

/** A line of the command table. */
export interface Command<Arguments extends ArgumentSpecs, Options extends OptionSpecs> {
  readonly kind: 'command';
  /** One sentence, for the list of commands. */
  readonly summary: string;
  /** More of it, for the command's own help. */
  readonly notes?: string;
  readonly args: Arguments;
  readonly options: Options;
  /** Options of which at most one may be given. */
  readonly exclusive?: readonly (readonly (keyof Options & string)[])[];
  /** What follows `qinling` in each of them. At least one. */
  readonly examples: readonly [string, ...string[]];
  // Written as a method: it lets the table hold commands of different shapes.
  run(invocation: Invocation<Arguments, Options>): Promise<void>;
}

export type AnyCommand = Command<ArgumentSpecs, OptionSpecs>;

/** Commands with a word in common. */
export interface Group {
  readonly kind: 'group';
  readonly summary: string;
  readonly examples: readonly [string, ...string[]];
  readonly children: Readonly<Record<string, CommandNode>>;
}

/** A part of the table in a file of its own, read only when somebody asks for it. */
export interface LazyNode {
  readonly kind: 'lazy';
  readonly summary: string;
  /** The words that may follow, for the overview. */
  readonly verbs: string;
  load(): Promise<Group | AnyCommand>;
}

export type CommandNode = Group | AnyCommand | LazyNode;

/** Writes a line of the command table, with its parts checked against each other. */
export function command<Arguments extends ArgumentSpecs, Options extends OptionSpecs>(
  definition: Omit<Command<Arguments, Options>, 'kind'>,
): AnyCommand {
  const line: Command<Arguments, Options> = { kind: 'command', ...definition };
  return line as unknown as AnyCommand;
}

export function group(definition: Omit<Group, 'kind'>): Group {
  return { kind: 'group', ...definition };
}

export function lazy(definition: Omit<LazyNode, 'kind'>): LazyNode {
  return { kind: 'lazy', ...definition };
}
