import type { createOpenApiDocument } from '@qinling/express';

type Document = ReturnType<typeof createOpenApiDocument>;
type Operation = Document['paths'][string][string];
type Content = Readonly<Record<string, { readonly schema: Schema }>>;
type Schema = Readonly<Record<string, unknown>>;

/**
 * Writes the TypeScript types of an OpenAPI document: an interface for each named schema, and `Operations`, which has the query, the JSON
 * body and the JSON answer of every route. Small enough to own; what else a document holds does not matter to the client.
 */
export function writeTypes(document: Document): string {
  const named = Object.entries(document.components.schemas).map(
    ([name, schema]) => `export interface ${name} ${typeOf(schema, '')}`,
  );
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => writeOperation(method, path, operation)),
  );
  return [
    '// biome-ignore-all format: written by a program.',
    '// Written by `npm run generate -w packages/client` from the OpenAPI document of packages/express. Changes belong there.',
    '',
    ...named.flatMap((text) => [text, '']),
    '/** What each route takes and answers, as far as it is JSON. */',
    'export interface Operations {',
    ...operations,
    '}',
    '',
  ].join('\n');
}

function writeOperation(method: string, path: string, operation: Operation): string[] {
  const inner = '    ';
  const lines = [
    ['query', queryOf(operation, inner)],
    ['body', jsonOf(operation.requestBody?.content, inner)],
    ['answer', jsonOf(successOf(operation), inner)],
  ].filter(([, type]) => type !== undefined);
  if (lines.length === 0) return [];
  return [
    ...comment(operation.summary, '  '),
    `  '${method.toUpperCase()} ${path}': {`,
    ...lines.map(([name, type]) => `${inner}${name}: ${type};`),
    '  };',
  ];
}

function queryOf({ parameters = [] }: Operation, indent: string): string | undefined {
  const query = parameters.filter((each) => each.in === 'query');
  if (query.length === 0) return undefined;
  return objectType(
    query.map(({ name, schema, description }) => ({
      name,
      schema: { ...schema, description },
      optional: true,
    })),
    indent,
  );
}

function successOf({ responses }: Operation): Content | undefined {
  const found = Object.entries(responses).find(([status]) => status.startsWith('2'));
  return found?.[1].content;
}

function jsonOf(content: Content | undefined, indent: string): string | undefined {
  const schema = content?.['application/json']?.schema;
  return schema === undefined ? undefined : typeOf(schema, indent);
}

function typeOf(schema: Schema, indent: string): string {
  if (typeof schema.$ref === 'string') return schema.$ref.replace('#/components/schemas/', '');
  const options = (schema.anyOf ?? schema.oneOf) as readonly Schema[] | undefined;
  if (options !== undefined) return union(options.map((option) => typeOf(option, indent)));
  if (Array.isArray(schema.enum)) return union(nullableEnum(schema.enum, schema.type).map(literal));
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.type === undefined) return 'unknown';
  return union([schema.type].flat().map((type) => plainType(String(type), schema, indent)));
}

function plainType(type: string, schema: Schema, indent: string): string {
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'string' || type === 'boolean' || type === 'null') return type;
  if (type === 'array') return `readonly ${grouped(typeOf((schema.items ?? {}) as Schema, indent))}[]`;
  if (type !== 'object') throw new Error(`A schema has the type ${type}, which this writer does not know.`);
  if (schema.properties === undefined) return 'Readonly<Record<string, unknown>>';
  const required = (schema.required ?? []) as readonly string[];
  const properties = Object.entries(schema.properties as Readonly<Record<string, Schema>>);
  if (properties.length === 0) return 'Readonly<Record<string, unknown>>';
  return objectType(
    properties.map(([name, property]) => ({ name, schema: property, optional: !required.includes(name) })),
    indent,
  );
}

interface Property {
  readonly name: string;
  readonly schema: Schema;
  readonly optional: boolean;
}

function objectType(properties: readonly Property[], indent: string): string {
  const inner = `${indent}  `;
  const lines = properties.flatMap(({ name, schema, optional }) => {
    const type = typeOf(schema, inner);
    // Callers may say undefined for what they do not give.
    const value = optional ? `?: ${type} | undefined` : `: ${type}`;
    return [...comment(schema.description, inner), `${inner}readonly ${name}${value};`];
  });
  return ['{', ...lines, `${indent}}`].join('\n');
}

function comment(text: unknown, indent: string): string[] {
  return typeof text === 'string' ? [`${indent}/** ${text.replaceAll('*/', '*\\/')} */`] : [];
}

function nullableEnum(values: readonly unknown[], type: unknown): readonly unknown[] {
  return [type].flat().includes('null') && !values.includes(null) ? [...values, null] : values;
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}

function union(types: readonly string[]): string {
  return [...new Set(types.flatMap((type) => (type.includes('{') ? [type] : type.split(' | '))))].join(' | ');
}

function grouped(type: string): string {
  return /^\w+$/.test(type) || type.startsWith('{') ? type : `(${type})`;
}
