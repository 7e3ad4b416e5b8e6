import { InvalidInputError } from '@qinling/core';
import { z } from 'zod';
import type { BodySpec } from '../route.js';
import { type DomainInput, isObject, parseAttributes, parseInput } from '../wire/attributes.js';
import type { Resource, WireFields } from '../wire/resource.js';
import type { Content } from './read-content.js';
import { readContent } from './read-content.js';

/** A JSON body of attributes of a noun; what a handler gets has the domain's names. */
export function jsonBody<Row extends object, Fields extends WireFields, Shape extends z.ZodRawShape>(
  resource: Resource<Row, Fields>,
  shape: Shape,
  options: { readonly isRequired?: boolean } = {},
): BodySpec<DomainInput<Fields, z.output<z.ZodObject<Shape>>>> {
  const { isRequired = true } = options;
  // Made once: zod compiles a schema when it first parses with it.
  const schema = z.object(shape);
  return {
    isRequired,
    content: { 'application/json': z.strictObject(shape) },
    read: async (incoming) => {
      const content = await readContent(incoming, ['json']);
      return parseInput(resource, schema, objectOf(content, isRequired));
    },
  };
}

/** A JSON body of attributes that are no columns of a noun. `argument` is what messages call it. */
export function plainBody<Shape extends z.ZodRawShape>(
  argument: string,
  shape: Shape,
): BodySpec<z.output<z.ZodObject<Shape>>> {
  const schema = z.object(shape);
  return {
    isRequired: true,
    content: { 'application/json': z.strictObject(shape) },
    read: async (incoming) =>
      parseAttributes(argument, schema, objectOf(await readContent(incoming, ['json']), true)),
  };
}

/** The object that a JSON body is. Throws `InvalidInputError` for other JSON, and for no body where there must be one. */
export function objectOf(content: Content, isRequired: boolean): Readonly<Record<string, unknown>> {
  if (content.kind === 'none') {
    if (isRequired) throw new InvalidInputError('A body must be provided.');
    return {};
  }
  if (content.kind === 'json' && isObject(content.value)) return content.value;
  throw new InvalidInputError('The body must be a JSON object.');
}
