import type { Scope } from '@qinling/core';
import type { Compilable, Kysely } from 'kysely';
import type { Database } from '../schema.js';
import type { Session } from '../session.js';
import { prepared } from './prepared.js';

/** A prepared statement that reads within a scope: one statement for a project, another for all of them. */
export function preparedWithin<Values extends object, Row>(
  build: (db: Kysely<Database>, values: Values, scope: Scope) => Compilable<Row>,
): (session: Session, scope: Scope, values: Values) => Promise<readonly Row[]> {
  const all = prepared<Values, Row>((db, values) => build(db, values, 'all'));
  const ofProject = prepared<Values & { readonly projectId: string }, Row>((db, values) =>
    build(db, values, { projectId: values.projectId }),
  );
  return (session, scope, values) =>
    scope === 'all'
      ? all.read(session, values)
      : ofProject.read(session, { ...values, projectId: scope.projectId });
}
