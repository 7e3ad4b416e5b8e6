import type { Scope } from '@qinling/core';
import { type Expression, type SqlBool, sql } from 'kysely';

/** What a project sees of a table. */
export type Visibility = (projectId: string) => Expression<SqlBool>;

/** Its own rows (rule R18). */
export const ownRows: Visibility = (projectId) => sql`${sql.ref('project_id')} = ${projectId}`;

/** Its own rows and the public ones. */
export const ownAndPublicRows: Visibility = (projectId) =>
  sql`(${sql.ref('project_id')} = ${projectId} or ${sql.ref('is_public')} = ${true})`;

/** The condition that a scope puts on a read. */
export function within(scope: Scope, visible: Visibility = ownRows): Expression<SqlBool> {
  return scope === 'all' ? sql`true` : visible(scope.projectId);
}
