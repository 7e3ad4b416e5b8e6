import { InvalidInputError } from '@qinling/core';
import { decoderOf, encodeValue } from './codecs.js';
import type { Column, ColumnsOf, StoredIn, StoredValue } from './column.js';

export type Columns = Readonly<Record<string, Column>>;

/** A row as the database keeps it, by column name. */
export type StoredRow<Map extends Columns> = {
  [C in Map[keyof Map] as C['name']]: StoredIn<C>;
};

/** How rows of one noun lie in their table. The map of columns is the only source of column names in SQL. */
export interface Table<Row, Map extends Columns = Columns> {
  readonly name: string;
  readonly columns: Map;
  /** The names of all columns that hold a row. */
  readonly selection: readonly Extract<keyof StoredRow<Map>, string>[];
  encode(row: Row): StoredRow<Map>;
  /** Some columns of a row. Throws `InvalidInputError` for a property that has no column. */
  encodeSome(changes: Partial<Omit<Row, 'id'>>): Partial<StoredRow<Map>>;
  decode(stored: StoredRow<Map>): Row;
}

/** Begins a table of rows; the second call gives its name and its columns, exactly one for each property. */
export function tableOf<Row extends object>() {
  return <const Map extends ColumnsOf<Row>>(
    name: string,
    columns: Map & { readonly [Extra in Exclude<keyof Map, keyof Row>]: never },
  ): Table<Row, Map> => createTable<Row, Map>(name, columns);
}

function createTable<Row extends object, Map extends Columns>(name: string, columns: Map): Table<Row, Map> {
  const entries: readonly (readonly [string, Column])[] = Object.entries(columns);

  // Taken apart here, not for each row. A copy with all its properties is filled faster than an object that grows.
  const decoders = entries.map(([property, column]) => ({
    property,
    name: column.name,
    decode: decoderOf(column),
  }));
  const empty = Object.fromEntries(entries.map(([property]) => [property, null]));

  const emptyStored = Object.fromEntries(entries.map(([, column]) => [column.name, null]));

  function encodeInto<Stored>(stored: Record<string, StoredValue>, row: object): Stored {
    for (const [property, value] of Object.entries(row)) {
      if (value === undefined) continue;
      const column = columnNamed(columns, property);
      stored[column.name] = encodeValue(property, column, value);
    }
    return stored as Stored;
  }

  return {
    name,
    columns,
    selection: entries.map(([, column]) => column.name) as Extract<keyof StoredRow<Map>, string>[],
    encode: (row) => encodeInto({ ...emptyStored }, row),
    encodeSome: (changes) => encodeInto({}, changes),
    decode(stored) {
      const values: Readonly<Record<string, unknown>> = stored;
      const row: Record<string, unknown> = { ...empty };
      for (const { property, name, decode } of decoders) {
        const value = values[name];
        row[property] = value === null ? null : decode(value);
      }
      // The map has exactly the row's properties, each with a column of its type.
      return row as Row;
    },
  };
}

/** The column of a property. Throws `InvalidInputError` when there is none. */
export function columnNamed(columns: Columns, property: string): Column {
  const column = Object.hasOwn(columns, property) ? columns[property] : undefined;
  if (column === undefined) {
    throw new InvalidInputError(`There is no column ${JSON.stringify(property)}.`, { field: property });
  }
  return column;
}
