import type { ListQuery, Repository, Scope } from '@qinling/core';
import type { Session } from '../session.js';
import type { StoredValue } from '../tables/column.js';
import { type CrudStatements, rowId } from './crud.js';

type Stored = Readonly<Record<string, StoredValue>>;

/** What every repository has. */
export abstract class CrudRepository<Row extends { readonly id: string }> implements Repository<Row> {
  // Nine repositories are made for each transaction, and V8 is slow at fields that are initialised before the constructor.
  declare protected readonly session: Session;

  constructor(session: Session) {
    this.session = session;
  }

  protected abstract get crud(): CrudStatements<Row>;

  async insert(row: Row): Promise<void> {
    const { insert, table } = this.crud;
    await insert.write(this.session, table.encode(row));
  }

  async get(scope: Scope, id: string): Promise<Row | undefined> {
    const { select, table } = this.crud;
    const [stored] = await select(this.session, scope, { id });
    return stored && table.decode(stored);
  }

  async list(query: ListQuery): Promise<readonly Row[]> {
    const { listRows, table } = this.crud;
    return (await listRows(this.session, query)).map(table.decode);
  }

  async update(id: string, changes: Partial<Omit<Row, 'id'>>): Promise<boolean> {
    const { selectId, table, updateOf } = this.crud;
    const stored = table.encodeSome(changes) as Stored;
    const columns = Object.keys(stored);
    if (columns.length === 0) return (await selectId.read(this.session, { id })).length > 0;
    const { numAffectedRows = 0n } = await updateOf(columns).write(this.session, { ...stored, [rowId]: id });
    return numAffectedRows > 0n;
  }

  async delete(id: string): Promise<boolean> {
    const { numAffectedRows = 0n } = await this.crud.remove.write(this.session, { id });
    return numAffectedRows > 0n;
  }
}
