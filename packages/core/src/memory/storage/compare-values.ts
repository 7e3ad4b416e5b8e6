import { canonicalJson } from './canonical-json.js';

/** A column's value as it is compared: time in milliseconds, JSON as its canonical text. */
export type Comparable = string | number | boolean | null;

/** A row's value in a column; null where there is no such column. */
export function comparableIn<Row extends object>(row: Row, column: Extract<keyof Row, string>): Comparable {
  return Object.hasOwn(row, column) ? comparable(row[column]) : null;
}

export function comparable(value: unknown): Comparable {
  if (value === null || value === undefined) {
    return null;
  }
  if (value instanceof Date) {
    return value.getTime();
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  return canonicalJson(value);
}

/** Negative, zero or positive. Null counts as the smallest value of the other's type: '', 0 or false. */
export function compareValues(a: Comparable, b: Comparable): number {
  if (typeof a === 'string' || typeof b === 'string') {
    return compareCodePoints(String(a ?? ''), String(b ?? ''));
  }
  return Number(a ?? 0) - Number(b ?? 0);
}

// `<` compares UTF-16 units and would put U+1F600 before U+FF5E.
function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    if (a.charCodeAt(index) !== b.charCodeAt(index)) {
      return pointAt(a, index) - pointAt(b, index);
    }
  }
  return a.length - b.length;
}

// Where two texts differ first in a low surrogate, the high ones before are equal, so the units order as the points do.
function pointAt(text: string, index: number): number {
  return text.codePointAt(index) ?? 0;
}
