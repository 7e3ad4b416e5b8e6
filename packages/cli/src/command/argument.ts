/** A word that a command takes by its place. */
export interface ArgumentSpec<Value> {
  readonly arity: 'one' | 'optional' | 'several' | 'any';
  readonly help: string;
  read(given: readonly string[]): Value;
}

export type ArgumentSpecs = Readonly<Record<string, ArgumentSpec<unknown>>>;

export const argument = {
  one: (help: string): ArgumentSpec<string> => ({ arity: 'one', help, read: ([first = '']) => first }),
  optional: (help: string): ArgumentSpec<string | undefined> => ({
    arity: 'optional',
    help,
    read: ([first]) => first,
  }),
  /** One or more; only the last argument of a command can be it, as the next. */
  several: (help: string): ArgumentSpec<readonly string[]> => ({
    arity: 'several',
    help,
    read: (given) => given,
  }),
  any: (help: string): ArgumentSpec<readonly string[]> => ({ arity: 'any', help, read: (given) => given }),
} as const;
