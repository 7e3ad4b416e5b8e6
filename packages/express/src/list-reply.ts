import type { Page } from '@qinling/core';
import type { ListRequest } from './request/list-query.js';
import { type Reply, reply } from './response/reply.js';
import type { RouteRequest } from './route.js';
import type { ColumnOf, Resource, WireFields, WireRow } from './wire/resource.js';

/** Answers a page of a list, with the URL of the next one where there is more. */
export function listReply<Row extends object, Fields extends WireFields>(
  resource: Resource<Row, Fields>,
  page: Page<Row>,
  { query, links }: Pick<RouteRequest<unknown, ListRequest<ColumnOf<Fields>>, unknown>, 'query' | 'links'>,
): Reply {
  const rows = page.items.map((row) => select(resource.toWire(row, links), query.fields));
  const next = page.next === undefined ? {} : { next: links.next(page.next) };
  return reply.json(200, { [resource.collection]: rows, ...next });
}

function select(row: WireRow, fields: readonly string[] | undefined): WireRow {
  return fields === undefined ? row : Object.fromEntries(fields.map((name) => [name, row[name]]));
}
