import type { ColumnType } from '@qinling/core';

/** A value as the database keeps it. How an engine keeps a boolean is the engine's affair. */
export type StoredValue = string | number | boolean | null;

/** One column: its name in the database, and what it holds. */
export interface Column<
  Name extends string = string,
  Type extends ColumnType = ColumnType,
  Nullable extends boolean = boolean,
> {
  readonly name: Name;
  readonly type: Type;
  readonly nullable: Nullable;
}

function columnOf<Type extends ColumnType>(type: Type) {
  return <const Name extends string>(name: Name): Column<Name, Type, false> => ({
    name,
    type,
    nullable: false,
  });
}

export const text = columnOf('text');
export const integer = columnOf('integer');
export const boolean = columnOf('boolean');
/** Milliseconds since the epoch: exact, and the same in every engine. */
export const time = columnOf('time');
/** Canonical JSON text. */
export const json = columnOf('json');

/** The same column, where null is a value. */
export function orNull<Name extends string, Type extends ColumnType>(
  column: Column<Name, Type, false>,
): Column<Name, Type, true> {
  return { ...column, nullable: true };
}

interface StoredTypes {
  readonly text: string;
  readonly integer: number;
  readonly boolean: boolean;
  readonly time: number;
  readonly json: string;
}

/** The type of a column's values in the database. */
export type StoredIn<C extends Column> =
  | StoredTypes[C['type']]
  | (C['nullable'] extends false ? never : null);

type TypeOf<Value> = Value extends Date
  ? 'time'
  : Value extends string
    ? 'text'
    : Value extends number
      ? 'integer'
      : Value extends boolean
        ? 'boolean'
        : 'json';

/**
 * The columns that hold a row: each property, none missing, with a column of its type. Not `[Property in keyof Row]`, which would
 * split a row that is a union, such as `Job`.
 */
export type ColumnsOf<Row> = {
  readonly [Property in Extract<keyof Row, string>]: Column<
    string,
    TypeOf<NonNullable<Row[Property]>>,
    null extends Row[Property] ? true : false
  >;
};
