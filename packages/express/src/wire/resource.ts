import type { ColumnType } from '@qinling/core';
import { z } from 'zod';
import { formatTime } from './time.js';

/** One column as clients see it. */
export interface WireField<Column extends string = string> {
  /** The domain's name of it. */
  readonly column: Column;
  /** What an answer holds; its description is the reference's. */
  readonly schema: z.ZodType;
}

export type WireFields = Readonly<Record<string, WireField>>;

/** A row as clients see it. */
export type WireRow = Readonly<Record<string, unknown>>;

/** What links in answers begin with. */
export interface LinkBase {
  readonly base: string;
}

/** Something that follows from the row and from where the request came in, such as a URL. */
export interface ComputedField<Row> {
  readonly schema: z.ZodType;
  value(row: Row, links: LinkBase): unknown;
}

/**
 * A noun of the API: one table of column names, used for answers, bodies, filters, sorting, `fields`, and the reference.
 */
export interface Resource<Row extends object, Fields extends WireFields> {
  /** As in policy actions and in messages: `function_version`. */
  readonly noun: string;
  /** The key of its lists: `function_versions`. */
  readonly collection: string;
  readonly fields: Fields;
  /** How each domain column compares. */
  readonly types: Readonly<Record<string, ColumnType | undefined>>;
  /** One row in an answer. */
  readonly schema: z.ZodObject;
  /** Every column is there, null where unset. */
  toWire(row: Row, links: LinkBase): WireRow;
}

export type ColumnOf<Fields extends WireFields> = Fields[keyof Fields]['column'];

export function field<const Column extends string>(column: Column, schema: z.ZodType): WireField<Column> {
  return { column, schema };
}

/** Curried, so that the row is named and the table's names are inferred. */
export function defineResource<Row extends object>() {
  return <const Fields extends Readonly<Record<string, WireField<keyof Row & string>>>>(definition: {
    readonly noun: string;
    readonly collection: string;
    readonly types: Readonly<Record<string, ColumnType | undefined>>;
    readonly fields: Fields;
    readonly computed?: Readonly<Record<string, ComputedField<Row>>>;
  }): Resource<Row, Fields> => {
    const { computed = {}, fields } = definition;
    const shape = Object.fromEntries(
      Object.entries({ ...fields, ...computed }).map(([name, { schema }]) => [name, schema]),
    );
    // Taken apart here, not for each row of each list. A copy with all its properties is filled faster than an object that grows.
    const plain = Object.entries(fields).map(([name, { column }]) => ({ name, column }));
    const derived = Object.entries(computed);
    const empty: WireRow = Object.fromEntries(Object.keys(shape).map((name) => [name, null]));
    return {
      ...definition,
      schema: z.object(shape),
      toWire: (row, links) => {
        const wire: Record<string, unknown> = { ...empty };
        for (const { name, column } of plain) wire[name] = valueToWire(row[column]);
        for (const [name, each] of derived) wire[name] = each.value(row, links);
        return wire;
      },
    };
  };
}

function valueToWire(value: unknown): unknown {
  // Most values are no objects, and a question about their prototype takes longer than all the rest.
  if (typeof value !== 'object') return value ?? null;
  return value instanceof Date ? formatTime(value) : value;
}
