import { nearestWord } from '../command/nearest-word.js';
import { option } from '../command/option.js';
import { UsageError } from '../errors/usage-error.js';

export const formats = ['table', 'json', 'yaml', 'csv', 'value'] as const;

export type Format = (typeof formats)[number];

/** The options of commands that show something. */
export const outputOptions = {
  format: option.choice(formats, 'How to print it. Default: table.', 'f'),
  column: option.repeated('COLUMN', 'Only this column; may be given several times.', 'c'),
} as const;

export interface OutputChoice {
  readonly format: Format | undefined;
  readonly column: readonly string[];
}

/** The columns that were asked for, else all. `Id` and `id` are the same. Throws `UsageError`. */
export function chosenColumns(columns: readonly string[], { column }: OutputChoice): readonly string[] {
  if (column.length === 0) return columns;
  return column.map((word) => {
    const wanted = word.toLowerCase().replaceAll(' ', '_');
    if (columns.includes(wanted)) return wanted;
    const nearest = nearestWord(wanted, columns);
    const hint = nearest === undefined ? `There are: ${columns.join(', ')}.` : `Did you mean ${nearest}?`;
    throw new UsageError(`There is no column ${word}. ${hint}`);
  });
}

/** A column's name over a table, as the OpenStack plugin writes it: `Function_id`. */
export function heading(column: string): string {
  return column.charAt(0).toUpperCase() + column.slice(1);
}
