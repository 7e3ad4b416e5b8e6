/** What a parser makes of a variable's text: its value, or what was expected instead. */
export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly expected: string };

export type Parser<Value> = (text: string) => Parsed<Value>;

/** The headings under which settings are listed. */
export type SettingGroup =
  | 'Serving'
  | 'Storing'
  | 'Packages and versions'
  | 'What an execution may use'
  | 'Running';

/** One setting: an environment variable, described so that the host, `--help` and the documentation agree. */
export interface Setting<Value> {
  readonly name: `QINLING_${string}`;
  readonly group: SettingGroup;
  /** What is taken when the variable is unset or empty, as one would write it; null means that it may stay unset. */
  readonly default: string | null;
  /** The unit of a number; null where there is none. */
  readonly unit: string | null;
  /** One or two sentences. */
  readonly meaning: string;
  /** Whether the value must never be printed. */
  readonly secret?: boolean;
  readonly parse: Parser<Value>;
}

/** The value that a setting has once read: undefined only where it may stay unset. */
export type SettingValue<Of> = Of extends { readonly default: null; readonly parse: Parser<infer Value> }
  ? Value | undefined
  : Of extends { readonly parse: Parser<infer Value> }
    ? Value
    : never;

export function parsed<Value>(value: Value): Parsed<Value> {
  return { ok: true, value };
}

export function expected(what: string): { readonly ok: false; readonly expected: string } {
  return { ok: false, expected: what };
}
