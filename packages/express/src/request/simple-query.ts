import { InvalidInputError } from '@qinling/core';
import { z } from 'zod';
import type { QuerySpec } from '../route.js';
import { integerOrNaN, maxInteger } from '../wire/values.js';

/** One parameter of a query. */
export interface QueryParameter<Value> {
  /** For the reference. */
  readonly schema: z.ZodType;
  /** Throws `InvalidInputError`. */
  parse(name: string, text: string): Value;
}

/** A query of a few parameters, each optional and given once at most. */
export function simpleQuery<Values extends object>(
  parameters: {
    readonly [Name in keyof Values]: QueryParameter<Values[Name]>;
  },
): QuerySpec<Partial<Values>> {
  const known: Readonly<Record<string, QueryParameter<unknown>>> = parameters;
  return {
    parameters: Object.fromEntries(Object.entries(known).map(([name, { schema }]) => [name, schema])),
    parse(query) {
      if (query.size === 0) return {};
      const values = [...onceEach(query)].map(([name, value]) => {
        const parameter = Object.hasOwn(known, name) ? known[name] : undefined;
        if (parameter === undefined) throw unknownParameter(name);
        return [name, parameter.parse(name, value)] as const;
      });
      return Object.fromEntries(values) as Partial<Values>;
    },
  };
}

/** The refusal of a parameter that means nothing here. */
export function unknownParameter(name: string): InvalidInputError {
  return new InvalidInputError(`Unknown query parameter: ${name}`, { field: name });
}

/** The parameters by name. Throws `InvalidInputError` for one that comes twice. */
export function onceEach(query: Iterable<readonly [string, string]>): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of query) {
    if (values.has(name)) {
      throw new InvalidInputError(`The query parameter ${name} can be given only once.`, { field: name });
    }
    values.set(name, value);
  }
  return values;
}

/** `true`, `false`, `1` or `0`, in any case. */
export function parseBoolean(name: string, text: string): boolean {
  const value = text.toLowerCase();
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  throw new InvalidInputError(`Invalid value for ${name}: '${text}'. true or false is required.`, {
    field: name,
  });
}

/** Digits, from `minimum` to the highest that any number of the API may be. */
export function parseInteger(name: string, text: string, minimum: number): number {
  const value = integerOrNaN(text);
  if (value >= minimum && value <= maxInteger) return value;
  throw new InvalidInputError(
    `Invalid value for ${name}: '${text}'. An integer from ${minimum} to ${maxInteger} is required.`,
    { field: name },
  );
}

export const booleanParameter: QueryParameter<boolean> = { schema: z.boolean(), parse: parseBoolean };

export const versionParameter: QueryParameter<number> = {
  schema: z.int().min(0).max(maxInteger),
  parse: (name, text) => parseInteger(name, text, 0),
};
