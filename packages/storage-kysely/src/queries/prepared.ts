import type { Compilable, CompiledQuery, Kysely, QueryResult } from 'kysely';
import type { SqlDialect } from '../engine.js';
import type { Database } from '../schema.js';
import type { Session } from '../session.js';

/** A statement that is built and compiled once for each dialect; after that only its parameters change. */
export interface Prepared<Values extends object, Row> {
  /** Runs it as one statement that only reads. */
  read(session: Session, values: Values): Promise<readonly Row[]>;
  /** Runs it as one statement of any kind. */
  write(session: Session, values: Values): Promise<QueryResult<Row>>;
}

/** Stands for a value while a statement is compiled. */
class Placeholder {
  readonly name: PropertyKey;

  constructor(name: PropertyKey) {
    this.name = name;
  }
}

/**
 * Prepares a statement: `build` gets placeholders for the values that each run gives, and may only put them where a parameter goes.
 * Building and compiling takes Kysely several times as long as SQLite takes to find a row.
 */
export function prepared<Values extends object, Row>(
  build: (db: Kysely<Database>, values: Values, dialect: SqlDialect) => Compilable<Row>,
): Prepared<Values, Row> {
  const templates = new WeakMap<SqlDialect, CompiledQuery<Row>>();
  const placeholders = new Proxy({}, { get: (_target, name) => new Placeholder(name) }) as Values;

  function queryOf(session: Session, values: Values): CompiledQuery<Row> {
    const { dialect } = session;
    let template = templates.get(dialect);
    if (template === undefined) {
      template = build(session.writer, placeholders, dialect).compile();
      templates.set(dialect, template);
    }
    const { query, queryId, sql } = template;
    const parameters = template.parameters.map((parameter): unknown =>
      parameter instanceof Placeholder ? (Reflect.get(values, parameter.name) ?? null) : parameter,
    );
    return { query, queryId, sql, parameters };
  }

  return {
    read: async (session, values) => (await session.read(queryOf(session, values))).rows,
    write: async (session, values) => session.write(queryOf(session, values)),
  };
}
