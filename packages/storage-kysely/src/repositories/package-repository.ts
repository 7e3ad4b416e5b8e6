import { setImmediate } from 'node:timers/promises';
import type { PackageRepository, StoredPackage } from '@qinling/core';
import { type Expression, expressionBuilder, type Kysely, sql } from 'kysely';
import { executionIsRunning } from '../queries/conditions.js';
import { prepared } from '../queries/prepared.js';
import type { Database } from '../schema.js';
import type { Session } from '../session.js';
import { packageTable } from '../tables/package-table.js';

const select = prepared((db, { location }: { location: string }) =>
  db.selectFrom('packages').select(packageTable.selection).where('location', '=', location),
);

const selectReferenced = prepared<{ readonly location: string }, { referenced: unknown }>(
  (db, { location }) => db.selectNoFrom(isReferenced(sql.val(location)).as('referenced')),
);

/** How many packages one statement looks at: about a millisecond's work. */
const stepRows = 500;

const selectStep = prepared((db, { after }: { after: string }) =>
  db
    .selectFrom('packages')
    .select((eb) => ['location', isReferenced(eb.ref('packages.location')).as('referenced')])
    .where('location', '>', after)
    .orderBy('location')
    .limit(stepRows),
);

export class KyselyPackageRepository implements PackageRepository {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async get(location: string): Promise<StoredPackage | undefined> {
    const [stored] = await select.read(this.#session, { location });
    return stored && packageTable.decode(stored);
  }

  async acquire(row: StoredPackage): Promise<StoredPackage> {
    const transaction = await this.#hold('packages.acquire', row.location);
    await transaction
      .insertInto('packages')
      .values(packageTable.encode(row))
      .onConflict((conflict) => conflict.column('location').doNothing())
      .execute();
    const stored = await transaction
      .selectFrom('packages')
      .select(packageTable.selection)
      .where('location', '=', row.location)
      .executeTakeFirstOrThrow();
    return packageTable.decode(stored);
  }

  async lock(location: string): Promise<void> {
    await this.#hold('packages.lock', location);
  }

  async isReferenced(location: string): Promise<boolean> {
    const [found] = await selectReferenced.read(this.#session, { location });
    return Boolean(found?.referenced);
  }

  async unreferenced(after: string, limit: number): Promise<readonly string[]> {
    const found: string[] = [];
    for (let last: string | undefined = after; last !== undefined && found.length < limit; ) {
      const step = await selectStep.read(this.#session, { after: last });
      found.push(...step.filter(({ referenced }) => !referenced).map(({ location }) => location));
      last = step.length < stepRows ? undefined : step.at(-1)?.location;
      // Nearly every package is referred to: looking at all of them in one statement would stop this process for seconds.
      if (last !== undefined) await setImmediate();
    }
    return found.slice(0, limit);
  }

  async delete(location: string): Promise<void> {
    await this.#session.writer.deleteFrom('packages').where('location', '=', location).execute();
  }

  async #hold(caller: string, location: string): Promise<Kysely<Database>> {
    const transaction = this.#session.present(caller);
    await this.#session.dialect.lock(transaction, `packages/${location}`);
    return transaction;
  }
}

/** Whether a function, a version or a running execution refers to a location (rule R5). */
function isReferenced(location: Expression<string>) {
  const { exists, or, selectFrom } = expressionBuilder<Database>();
  const one = sql.lit(1).as('one');
  return or([
    exists(selectFrom('functions').select(one).where('functions.location', '=', location)),
    exists(selectFrom('function_versions').select(one).where('function_versions.location', '=', location)),
    exists(
      selectFrom('executions')
        .select(one)
        .where('executions.location', '=', location)
        .where(executionIsRunning),
    ),
  ]);
}
