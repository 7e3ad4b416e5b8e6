import type { HostRepository } from '@qinling/core';
import { sql } from 'kysely';
import { executionIsRunning } from '../queries/conditions.js';
import type { Session } from '../session.js';

export class KyselyHostRepository implements HostRepository {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async renew(hostId: string, leaseExpiresAt: Date): Promise<void> {
    const lease = { lease_expires_at: leaseExpiresAt.getTime() };
    await this.#session.writer
      .insertInto('hosts')
      .values({ id: hostId, ...lease })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(lease))
      .execute();
  }

  async remove(hostId: string): Promise<void> {
    await this.#session.writer.deleteFrom('hosts').where('id', '=', hostId).execute();
  }

  async removeExpired(now: Date): Promise<void> {
    await this.#session.writer
      .deleteFrom('hosts')
      .where('lease_expires_at', '<', now.getTime())
      .where(({ exists, not, selectFrom }) =>
        not(
          exists(
            selectFrom('executions')
              .select(sql.lit(1).as('one'))
              .where(executionIsRunning)
              .whereRef('executions.host_id', '=', 'hosts.id'),
          ),
        ),
      )
      .execute();
  }
}
