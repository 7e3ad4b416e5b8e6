/** A JSON object as it came. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a JSON value is an object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member that must be text. */
export function textOf(body: JsonObject, name: string): string {
  const value = body[name];
  if (typeof value !== 'string') throw new Error(`Expected ${name} to be text in ${JSON.stringify(body)}.`);
  return value;
}

/** A member that must be a number. */
export function numberOf(body: JsonObject, name: string): number {
  const value = body[name];
  if (typeof value !== 'number')
    throw new Error(`Expected ${name} to be a number in ${JSON.stringify(body)}.`);
  return value;
}

/** A member that must be a list of objects. */
export function listOf(body: JsonObject, name: string): readonly JsonObject[] {
  const value = body[name];
  if (!Array.isArray(value)) throw new Error(`Expected ${name} to be a list in ${JSON.stringify(body)}.`);
  return value.filter(isObject);
}

/** A member that must be an object. */
export function objectOf(body: JsonObject, name: string): JsonObject {
  const value = body[name];
  if (!isObject(value)) throw new Error(`Expected ${name} to be an object in ${JSON.stringify(body)}.`);
  return value;
}
