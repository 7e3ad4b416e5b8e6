import type { JsonSchema } from './json-schema.js';
import type { OpenApiDocument, OpenApiParameter } from './openapi-document.js';
import { type AddressedOperation, operationsOf } from './operations-of.js';
import { refusalTexts } from './responses.js';
import { fieldsOf, referenceIn, type TypePart, typeParts } from './schema-text.js';

/** What every list takes beside its filters. */
export const listControls = ['limit', 'marker', 'sort_keys', 'sort_dirs', 'fields', 'all_projects'];

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
    `${document.info.description} Programs read the same as OpenAPI at \`GET /v1/openapi.json\`; with examples, and rendered for people, it is at \`GET /v1/docs\`.`,
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

function operationSection(operation: AddressedOperation): string {
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

function bodyLines({ requestBody }: AddressedOperation): string[] {
  if (requestBody === undefined) return [];
  const contents = Object.entries(requestBody.content);
  const types = contents.map(([type]) => `\`${type}\``).join(', ');
  const [first] = contents;
  const intro = `Body${requestBody.required ? '' : ' (optional)'}: ${types}.`;
  return first === undefined || first[1].schema.properties === undefined
    ? [intro]
    : [intro, fieldTable(first[1].schema)];
}

function answerLine({ responses }: AddressedOperation): string {
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
  const rows = fieldsOf(schema).map(({ name, schema: field, required, description }) => {
    const type = typeParts(field).map(typeInMarkdown).join('');
    return `| \`${name}\`${required ? '' : '?'} | ${type} | ${description} |`;
  });
  return ['| name | type | |', '| --- | --- | --- |', ...rows].join('\n');
}

function typeInMarkdown({ kind, text }: TypePart): string {
  if (kind === 'shape') return linkTo(text);
  return kind === 'literal' ? `\`${text}\`` : text;
}

function linkTo(name: string): string {
  return `[${name}](#${name.toLowerCase()})`;
}
