import type { JsonSchema } from './json-schema.js';

/** A line of a table of fields. */
export interface SchemaField {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
  readonly description: string;
}

/** The fields of an object's schema, in order. */
export function fieldsOf(schema: JsonSchema): readonly SchemaField[] {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>;
  const required = (schema.required ?? []) as readonly string[];
  return Object.entries(properties).map(([name, property]) => ({
    name,
    schema: property,
    required: required.includes(name),
    description: typeof property.description === 'string' ? property.description : '',
  }));
}

/** The name of the schema that this one refers to. */
export function referenceIn(schema: JsonSchema): string | undefined {
  return typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined;
}

/** A piece of a type in words; a `shape` is the name of one. */
export interface TypePart {
  readonly kind: 'text' | 'shape' | 'literal';
  readonly text: string;
}

/** How a type reads in a table. */
export function typeParts(schema: JsonSchema): readonly TypePart[] {
  const name = referenceIn(schema);
  if (name !== undefined) return [{ kind: 'shape', text: name }];
  const options = (schema.anyOf ?? schema.oneOf) as readonly JsonSchema[] | undefined;
  if (options !== undefined) return joined(options.map(typeParts), ' or ');
  if (Array.isArray(schema.enum)) return joined(schema.enum.map(literal), ' ');
  if (schema.const !== undefined) return literal(schema.const);
  const types = [schema.type ?? 'any'].flat().join(' or ');
  return [{ kind: 'text', text: typeof schema.format === 'string' ? `${types} (${schema.format})` : types }];
}

function literal(value: unknown): readonly TypePart[] {
  return [{ kind: 'literal', text: `${value}` }];
}

// Options that read alike are said once.
function joined(options: readonly (readonly TypePart[])[], by: string): readonly TypePart[] {
  const different = new Map(options.map((parts) => [JSON.stringify(parts), parts]));
  return [...different.values()].flatMap((parts, index) =>
    index === 0 ? parts : [{ kind: 'text' as const, text: by }, ...parts],
  );
}
