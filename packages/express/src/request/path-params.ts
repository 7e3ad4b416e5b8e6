import { InvalidInputError, type VersionRef } from '@qinling/core';
import { z } from 'zod';
import { isUuid, maxInteger, text, uuid, uuidExpected } from '../wire/values.js';

interface ParameterValues {
  readonly id: string;
  readonly function_id: string;
  readonly version: VersionRef;
  readonly name: string;
}

/** The parameters that a path names, as a handler gets them. */
export type PathParams<Path extends string> = {
  readonly [Name in NamesIn<Path>]: Name extends keyof ParameterValues ? ParameterValues[Name] : never;
};

type NamesIn<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

interface PathParameter<Value> {
  /** For the reference. */
  readonly schema: z.ZodType;
  /** Throws `InvalidInputError`. */
  readonly parse: (segment: string) => Value;
}

/** Every parameter that may stand in a path. */
export const pathParameters: {
  readonly [Name in keyof ParameterValues]: PathParameter<ParameterValues[Name]>;
} = {
  id: { schema: uuid, parse: (segment) => parseUuid('id', segment) },
  function_id: { schema: uuid, parse: (segment) => parseUuid('function_id', segment) },
  version: {
    schema: z
      .union([z.int().min(0).max(maxInteger), uuid])
      .describe("The version's number, or its id. 0 is the latest code, where that makes sense."),
    parse: parseVersion,
  },
  name: { schema: text, parse: (segment) => segment },
};

/** A parameter that stands in a path. */
export interface NamedParameter extends PathParameter<unknown> {
  readonly name: string;
}

/** The parameters of a path in Express's spelling, in their order. */
export function parametersOf(path: string): readonly NamedParameter[] {
  const names = path.split('/').filter((segment) => segment.startsWith(':'));
  return names.map((segment) => ({ name: segment.slice(1), ...parameterNamed(segment.slice(1)) }));
}

/** Parses what stands in a path in the place of these parameters. Throws `InvalidInputError`. */
export function parsePathParams(
  parameters: readonly NamedParameter[],
  found: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const parsed: Record<string, unknown> = {};
  for (const { name, parse } of parameters) parsed[name] = parse(found[name] ?? '');
  return parsed;
}

/** The parameter of this name. */
export function parameterNamed(name: string): PathParameter<unknown> {
  const known: Readonly<Record<string, PathParameter<unknown>>> = pathParameters;
  const parameter = known[name];
  if (parameter === undefined)
    throw new Error(`The route table names a path parameter nobody knows: ${name}`);
  return parameter;
}

function parseUuid(field: string, segment: string): string {
  if (isUuid(segment)) return segment.toLowerCase();
  throw new InvalidInputError(uuidExpected(segment), { field });
}

function parseVersion(segment: string): VersionRef {
  if (isUuid(segment)) return segment.toLowerCase();
  // No sign, no fraction, no leading zero: a version has one address.
  if (/^(0|[1-9]\d{0,9})$/.test(segment) && Number(segment) <= maxInteger) return Number(segment);
  throw new InvalidInputError(
    `Expected a version number from 0 to ${maxInteger}, or a uuid, but received ${segment}.`,
    { field: 'version_number' },
  );
}
