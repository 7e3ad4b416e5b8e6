/** A deep copy, so that nobody changes a stored row by changing the object he gave or got. */
export function copyRow<Value>(value: Value): Value {
  return copy(value) as Value;
}

function copy(value: unknown): unknown {
  if (value instanceof Date) {
    return new Date(value);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copy(member)]));
  }
  return value;
}
