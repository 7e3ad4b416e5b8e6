import {
  type OpenApiDocument,
  type OpenApiOperation,
  type OpenApiParameter,
  refusalTexts,
} from './document.js';
import type { JsonSchema } from './json-schema.js';

const listControls = ['limit', 'marker', 'sort_keys', 'sort_dirs', 'fields', 'all_projects'];

/** The reference of the API in Markdown, for people, from the same document that programs get. */
export function restReference(document: OpenApiDocument): string {
  const groups = document.tags.map((tag) => {
    const operations = operationsOf(document, tag.name);
    return [`## ${tag.name}`, tag.description, ...operations.map(operationSection)].join('\n\n');
  });
  const resources = Object.entries(document.components.schemas).map(([name, schema]) =>
    [`### ${name}`, fieldTable(schema)].join('\n\n'),
  );
  return `${[
    '# REST reference',
    '<!-- Written by `npm run docs:rest` from the route table of packages/express. Changes belong there. -->',
    `${document.info.description} Programs read the same as OpenAPI at \`GET /v1/openapi.json\`.`,
    listNote,
    refusalNote(),
    ...groups,
    '## Shapes',
    ...resources,
  ].join('\n\n')}\n`;
}

const listNote = `Lists take ${listControls.map((name) => `\`${name}\``).join(', ')}, and every column as a filter, whose value may begin with \`eq:\` \`neq:\` \`gt:\` \`gte:\` \`lt:\` \`lte:\` \`in:\` \`nin:\` (comma lists) or \`has:\` (substring). A null column satisfies no filter. Times show whole seconds, and a filter on a whole second means all of it; \`neq:\`, \`nin:\` and lists of several times compare to the millisecond. Times may also be written with a space, with a zone, or as a date alone.`;

function refusalNote(): string {
  const rows = Object.entries(refusalTexts).map(([status, text]) => `| ${status} | ${text} |`);
  return ['| refused | because |', '| --- | --- |', ...rows].join('\n');
}

interface Operation extends OpenApiOperation {
  readonly method: string;
  readonly path: string;
}

function operationsOf(document: OpenApiDocument, tag: string): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags.includes(tag))
      .map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );
}

function operationSection(operation: Operation): string {
  const action = operation['x-qinling-action'];
  const parameters = (operation.parameters ?? []).filter((each) => each.in === 'query');
  return [
    `### ${operation.method} ${operation.path}`,
    [operation.summary, operation.description].filter((text) => text !== undefined).join(' '),
    action === undefined ? 'Anybody may.' : `Action: \`${action}\`.`,
    ...parameterLines(parameters),
    ...bodyLines(operation),
    answerLine(operation),
  ].join('\n\n');
}

function parameterLines(parameters: readonly OpenApiParameter[]): string[] {
  if (parameters.length === 0) return [];
  const isList = parameters.some(({ name }) => name === 'sort_keys');
  const names = parameters.map(({ name }) => name).filter((name) => !listControls.includes(name));
  const query = names.map((name) => `\`${name}\``).join(' ');
  return [isList ? `A list; filters: ${query}` : `Query: ${query}`];
}

function bodyLines({ requestBody }: Operation): string[] {
  if (requestBody === undefined) return [];
  const contents = Object.entries(requestBody.content);
  const types = contents.map(([type]) => `\`${type}\``).join(', ');
  const [first] = contents;
  const intro = `Body${requestBody.required ? '' : ' (optional)'}: ${types}.`;
  return first === undefined || first[1].schema.properties === undefined
    ? [intro]
    : [intro, fieldTable(first[1].schema)];
}

function answerLine({ responses }: Operation): string {
  const all = Object.entries(responses);
  const successes = all.filter(([status]) => Number(status) < 400);
  const refusals = all.filter(([status]) => Number(status) >= 400).map(([status]) => status);
  const lines = successes.map(([status, { description, content }]) => {
    const shapes = Object.entries(content ?? {}).map(([type, { schema }]) => shapeOf(type, schema));
    return `- **${status}** ${[description, shapes.join(', ')].filter((part) => part !== '').join(' ')}`;
  });
  return [...lines, `- refused: ${refusals.join(', ')}`].join('\n');
}

function shapeOf(type: string, schema: JsonSchema): string {
  const name = referenceIn(schema);
  return name === undefined || type !== 'application/json' ? `\`${type}\`` : linkTo(name);
}

function fieldTable(schema: JsonSchema): string {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>;
  const required = (schema.required ?? []) as readonly string[];
  const rows = Object.entries(properties).map(([name, property]) => {
    const { description = '' } = property;
    return `| \`${name}\`${required.includes(name) ? '' : '?'} | ${typeText(property)} | ${description} |`;
  });
  return ['| name | type | |', '| --- | --- | --- |', ...rows].join('\n');
}

function typeText(schema: JsonSchema): string {
  const name = referenceIn(schema);
  if (name !== undefined) return linkTo(name);
  const options = (schema.anyOf ?? schema.oneOf) as readonly JsonSchema[] | undefined;
  if (options !== undefined) return [...new Set(options.map(typeText))].join(' or ');
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => `\`${value}\``).join(' ');
  if (schema.const !== undefined) return `\`${schema.const}\``;
  const types = [schema.type ?? 'any'].flat().join(' or ');
  return typeof schema.format === 'string' ? `${types} (${schema.format})` : types;
}

function referenceIn(schema: JsonSchema): string | undefined {
  return typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined;
}

function linkTo(name: string): string {
  return `[${name}](#${name.toLowerCase()})`;
}
