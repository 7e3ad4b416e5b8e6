import { type Filter, InvalidInputError, type ListOptions, type SortKey } from '@qinling/core';
import { z } from 'zod';
import type { QuerySpec } from '../route.js';
import type { ColumnOf, Resource, WireFields } from '../wire/resource.js';
import { isUuid, maxInteger, uuid, uuidExpected } from '../wire/values.js';
import { parseFilter, splitOperator } from './filters.js';
import { onceEach, parseBoolean, parseInteger, unknownParameter } from './simple-query.js';

/** What a list request asks for. */
export interface ListRequest<Column extends string> {
  readonly options: ListOptions<Column>;
  /** The columns that each row shall have, in the wire's names; all when undefined. */
  readonly fields: readonly string[] | undefined;
  /** Whether it asks for rows of other projects. */
  readonly isAcrossProjects: boolean;
}

/** The parameters that are no filters. */
const controls = {
  limit: z.int().min(1).max(maxInteger).describe('At most this many; without it everything is listed.'),
  marker: uuid.describe('The id of the last row seen.'),
  sort_keys: z.string().describe('Columns, separated by commas.'),
  sort_dirs: z.string().describe('asc or desc for each sort key, separated by commas.'),
  fields: z
    .string()
    .describe('The columns that rows shall have, separated by commas; the others are left out.'),
  all_projects: z.boolean().describe("Every project's rows; for administrators."),
} as const satisfies Record<string, z.ZodType>;

const filterNote = 'Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:.';

/** The query of a list: paging, sorting, selecting, and a filter for every column of the noun. */
export function listQuery<Row extends object, Fields extends WireFields>(
  resource: Resource<Row, Fields>,
): QuerySpec<ListRequest<ColumnOf<Fields>>> {
  const filterParameters = Object.keys(resource.fields).map((name) => [
    name,
    z.string().describe(filterNote),
  ]);
  return {
    parameters: { ...controls, ...Object.fromEntries(filterParameters) },
    parse: (query, caller) => parseListQuery(resource, query, caller?.projectId),
    extraActions: (action, { isAcrossProjects }) => (isAcrossProjects ? [`${action}:all_projects`] : []),
  };
}

function parseListQuery<Row extends object, Fields extends WireFields>(
  resource: Resource<Row, Fields>,
  query: URLSearchParams,
  ownProject: string | undefined,
): ListRequest<ColumnOf<Fields>> {
  const all = [...query];
  const control = onceEach(all.filter(([name]) => Object.hasOwn(controls, name)));
  const conditions = all.filter(([name]) => !Object.hasOwn(controls, name));
  const [limit, marker] = [control.get('limit'), control.get('marker')];
  if (marker !== undefined && !isUuid(marker)) {
    throw new InvalidInputError(uuidExpected(marker), { field: 'marker' });
  }
  const project = projectOf(control, conditions, ownProject);
  const options: ListOptions<ColumnOf<Fields>> = {
    project,
    filters: conditions.flatMap(([name, text]) => filtersOf(resource, name, text)),
    sort: sortKeys(resource, control),
    ...(limit === undefined ? {} : { limit: parseInteger('limit', limit, 1) }),
    ...(marker === undefined ? {} : { marker: marker.toLowerCase() }),
  };
  return { options, fields: selectedFields(resource, control), isAcrossProjects: project !== 'own' };
}

type Project = NonNullable<ListOptions<string>['project']>;

// Naming one project is not only a filter: it says whose rows are looked at. One's own may be named by anybody.
function projectOf(
  control: ReadonlyMap<string, string>,
  conditions: readonly (readonly [string, string])[],
  ownProject: string | undefined,
): Project {
  const text = control.get('all_projects');
  const fallback = text !== undefined && parseBoolean('all_projects', text) ? 'all' : 'own';
  const named = conditions
    .filter(([name]) => name === 'project_id')
    .map(([, value]) => splitOperator(value))
    .find(({ operator }) => operator === 'eq');
  if (named === undefined || named.operand === ownProject) return fallback;
  return { projectId: named.operand };
}

function filtersOf<Row extends object, Fields extends WireFields>(
  resource: Resource<Row, Fields>,
  name: string,
  text: string,
): readonly Filter<ColumnOf<Fields>>[] {
  const column = columnOf(resource, name);
  const type = column === undefined ? undefined : resource.types[column];
  if (column === undefined || type === undefined) throw unknownParameter(name);
  return parseFilter(name, column, type, text);
}

function sortKeys<Row extends object, Fields extends WireFields>(
  resource: Resource<Row, Fields>,
  control: ReadonlyMap<string, string>,
): readonly SortKey<ColumnOf<Fields>>[] {
  const keys = listed(control.get('sort_keys'));
  const directions = listed(control.get('sort_dirs'));
  if (directions.length > keys.length) {
    throw new InvalidInputError('There are more sort_dirs than sort_keys.', { field: 'sort_dirs' });
  }
  return keys.map((key, index) => {
    const column = columnOf(resource, key);
    if (column === undefined) throw unknownColumn('sort_keys', key);
    const direction = directions[index] ?? 'asc';
    if (direction !== 'asc' && direction !== 'desc') {
      throw new InvalidInputError(`Invalid value for sort_dirs: '${direction}'. asc or desc is required.`, {
        field: 'sort_dirs',
      });
    }
    return { column, direction };
  });
}

function selectedFields<Row extends object, Fields extends WireFields>(
  resource: Resource<Row, Fields>,
  control: ReadonlyMap<string, string>,
): readonly string[] | undefined {
  const text = control.get('fields');
  if (text === undefined) return undefined;
  const names = listed(text);
  const unknown = names.find((name) => !Object.hasOwn(resource.schema.shape, name));
  if (unknown !== undefined) throw unknownColumn('fields', unknown);
  return names;
}

function columnOf<Row extends object, Fields extends WireFields>(
  { fields }: Resource<Row, Fields>,
  name: string,
): ColumnOf<Fields> | undefined {
  return Object.hasOwn(fields, name) ? fields[name]?.column : undefined;
}

function listed(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(',').map((each) => each.trim());
}

function unknownColumn(field: string, name: string): InvalidInputError {
  return new InvalidInputError(`Invalid value for ${field}: '${name}' is no column.`, { field });
}
