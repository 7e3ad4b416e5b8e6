import { type ColumnType, canonicalJson, InvalidInputError } from '@qinling/core';
import type { Column, StoredValue } from './column.js';

interface Codec {
  /** Undefined when the value is not of this type. */
  encode(value: unknown): StoredValue | undefined;
  decode(stored: unknown): unknown;
}

const codecs = {
  text: {
    encode: (value) => (typeof value === 'string' ? value : undefined),
    decode: (stored) => stored,
  },
  integer: {
    encode: (value) => (typeof value === 'number' ? value : undefined),
    decode: Number,
  },
  boolean: {
    encode: (value) => (typeof value === 'boolean' ? value : undefined),
    decode: Boolean,
  },
  time: {
    // An invalid date is NaN, which a database would take for null.
    encode: (value) =>
      value instanceof Date && Number.isFinite(value.getTime()) ? value.getTime() : undefined,
    decode: (stored) => new Date(Number(stored)),
  },
  json: {
    encode: (value) => (typeof value === 'object' && value !== null ? canonicalJson(value) : undefined),
    decode: (stored) => JSON.parse(String(stored)),
  },
} as const satisfies Record<ColumnType, Codec>;

/** A property's value as its column stores it. Throws `InvalidInputError` when it is not of the column's type. */
export function encodeValue(property: string, column: Column, value: unknown): StoredValue {
  if (value === null && column.nullable) {
    return null;
  }
  return known(property, column, codecs[column.type].encode(value));
}

/** How stored values of a column become those of its property; null stays null. */
export function decoderOf(column: Column): (stored: unknown) => unknown {
  return codecs[column.type].decode;
}

/** A value to compare a column with; JSON is compared as text. */
export function encodeOperand(property: string, column: Column, value: unknown): StoredValue {
  const type = column.type === 'json' ? 'text' : column.type;
  return known(property, column, codecs[type].encode(value));
}

function known(property: string, column: Column, stored: StoredValue | undefined): StoredValue {
  if (stored === undefined) {
    throw new InvalidInputError(`The value of ${property} is not valid: it is no ${column.type}.`, {
      field: property,
    });
  }
  return stored;
}
