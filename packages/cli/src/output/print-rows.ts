import { note, printLine, type Session } from '../session/session.js';
import { csvLines } from './csv.js';
import { chosenColumns, heading, type OutputChoice } from './output-options.js';
import { type Cell, fitColumns, shortCell, tableLines } from './table.js';
import { hasColour, styleOf } from './terminal.js';
import { textWidth } from './text-width.js';
import { printable, valueText } from './value-text.js';

type Row = Readonly<Record<string, unknown>>;

/** Prints a list. On a terminal a table keeps to its width; in a pipe it is whole. Throws `UsageError` for an unknown column. */
export async function printRows(
  session: Session,
  allColumns: readonly string[],
  rows: readonly object[],
  choice: OutputChoice,
): Promise<void> {
  const columns = chosenColumns(allColumns, choice);
  const picked = rows.map((row) => pick(row as Row, columns));
  const texts = (row: Row): string[] => columns.map((column) => valueText(row[column]));
  const lines = {
    table: () => listTable(session, columns, picked, choice.column.length > 0),
    json: () => [JSON.stringify(picked, null, 2)],
    yaml: () => yamlLines(picked),
    csv: () => csvLines([columns.map(heading), ...picked.map(texts)]),
    value: () => picked.map((row) => texts(row).join(' ')),
  };
  for (const line of await lines[choice.format ?? 'table']()) printLine(session, line);
}

/** Prints one thing. Throws `UsageError` for an unknown column. */
export async function printRow(
  session: Session,
  allColumns: readonly string[],
  row: object,
  choice: OutputChoice,
): Promise<void> {
  const columns = chosenColumns(allColumns, choice);
  const picked = pick(row as Row, columns);
  const lines = {
    table: () => fieldTable(session, columns, picked),
    json: () => [JSON.stringify(picked, null, 2)],
    yaml: () => yamlLines(picked),
    csv: () => csvLines([columns.map(heading), columns.map((column) => valueText(picked[column]))]),
    value: () => columns.map((column) => valueText(picked[column])),
  };
  for (const line of await lines[choice.format ?? 'table']()) printLine(session, line);
}

function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

async function yamlLines(value: unknown): Promise<readonly string[]> {
  const { stringify } = await import('yaml');
  return [stringify(value).trimEnd()];
}

function listTable(
  session: Session,
  columns: readonly string[],
  rows: readonly Row[],
  isChosen: boolean,
): readonly string[] {
  const { output, environment } = session;
  const isTerminal = output.isTTY === true;
  const textOf = (row: Row, column: string): string => {
    const text = printable(valueText(row[column]));
    return isTerminal && !isChosen ? shortCell(text) : text;
  };
  const widthOf = (column: string): number =>
    Math.max(column.length, ...rows.map((row) => textWidth(textOf(row, column))));
  // Who names columns gets them, however narrow the terminal is.
  const room = isTerminal && !isChosen ? (output.columns ?? 80) : Number.POSITIVE_INFINITY;
  const fitted = fitColumns(columns, widthOf, room);
  if (fitted.left.length > 0) {
    note(
      session,
      `Left out for want of room: ${fitted.left.join(', ')}. Name columns with -c, or see all with -f json.`,
    );
  }
  const cells = rows.map((row) =>
    fitted.columns.map((column): Cell => {
      const text = textOf(row, column);
      return { text, style: styleOf(column, text) };
    }),
  );
  return tableLines(fitted.columns.map(heading), cells, hasColour(output, environment));
}

function fieldTable(
  { output, environment }: Session,
  columns: readonly string[],
  row: Row,
): readonly string[] {
  const rows = columns.map((column): readonly Cell[] => {
    const text = printable(valueText(row[column]));
    return [{ text: column }, { text, style: styleOf(column, text) }];
  });
  return tableLines(['Field', 'Value'], rows, hasColour(output, environment));
}
