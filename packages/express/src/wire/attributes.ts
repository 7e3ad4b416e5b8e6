import { InvalidInputError } from '@qinling/core';
import type { z } from 'zod';
import type { Resource, WireFields } from './resource.js';

const longestShownValue = 100;

/** What a parsed body is under the domain's names. */
export type DomainInput<Fields extends WireFields, Body> = {
  readonly [Name in keyof Body as Name extends keyof Fields ? Fields[Name]['column'] : never]: Body[Name];
};

/** Whether `value` is what JSON calls an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Checks the shape of what a client sent as `argument`: no unknown and no read-only attribute, every value of its type. Throws
 * `InvalidInputError` in the contract's words. A null is "not given", also for a read-only attribute.
 */
export function parseAttributes<Shape extends z.ZodRawShape>(
  argument: string,
  schema: z.ZodObject<Shape>,
  value: Readonly<Record<string, unknown>>,
  readOnly: readonly string[] = [],
): z.output<z.ZodObject<Shape>> {
  const given: Record<string, unknown> = {};
  for (const [name, each] of Object.entries(value))
    if (!isIgnorable(argument, schema, readOnly, name, each)) given[name] = each;
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw wrongAttribute(result.error.issues, value);
}

/** Parses a body of this noun and renames its attributes to the domain's. */
export function parseInput<Row extends object, Fields extends WireFields, Shape extends z.ZodRawShape>(
  resource: Resource<Row, Fields>,
  schema: z.ZodObject<Shape>,
  value: Readonly<Record<string, unknown>>,
): DomainInput<Fields, z.output<z.ZodObject<Shape>>> {
  const parsed = parseAttributes(resource.noun, schema, value, Object.keys(resource.fields));
  return toDomain(resource, parsed);
}

/** Renames attributes to the domain's; those that are no columns are left out. */
export function toDomain<Fields extends WireFields, Body extends object>(
  { fields }: { readonly fields: Fields },
  body: Body,
): DomainInput<Fields, Body> {
  const renamed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    const column = fields[name]?.column;
    if (column !== undefined) renamed[column] = value;
  }
  return renamed as DomainInput<Fields, Body>;
}

function isIgnorable(
  argument: string,
  schema: z.ZodObject,
  readOnly: readonly string[],
  name: string,
  value: unknown,
): boolean {
  if (Object.hasOwn(schema.shape, name)) return false;
  if (!readOnly.includes(name)) {
    throw new InvalidInputError(`Unknown attribute for argument ${argument}: ${name}`, { field: name });
  }
  if (value === null) return true;
  throw new InvalidInputError(
    `Invalid input for field/attribute ${name}. Value: '${shown(value)}'. Cannot set read only field.`,
    { field: name },
  );
}

// What is given and wrong comes before what is missing: it is the mistake that the client has just made.
function wrongAttribute(issues: readonly z.core.$ZodIssue[], body: unknown): InvalidInputError {
  const issue = issues.find((each) => isGiven(valueAt(each, body))) ?? issues[0];
  const field = issue?.path.map(String).join('.') ?? '';
  const value = issue === undefined ? undefined : valueAt(issue, body);
  if (issue === undefined || !isGiven(value)) {
    return new InvalidInputError(`${field} must be provided.`, { field });
  }
  return new InvalidInputError(refusalOf(issue, field, value), { field });
}

function refusalOf(issue: z.core.$ZodIssue, field: string, value: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    return `Unknown attribute for argument ${field}: ${issue.keys[0]}`;
  }
  const isSentence = issue.code === 'custom' && issue.params?.sentence === true;
  return isSentence
    ? issue.message
    : `Invalid input for field/attribute ${field}. Value: '${shown(value)}'. ${issue.message}`;
}

function valueAt(issue: z.core.$ZodIssue, body: unknown): unknown {
  return issue.path.reduce<unknown>(
    (inner, name) => (isObject(inner) ? inner[String(name)] : undefined),
    body,
  );
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > longestShownValue ? `${text.slice(0, longestShownValue)}…` : text;
}
