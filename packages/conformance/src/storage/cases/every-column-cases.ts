import assert from 'node:assert/strict';
import {
  type ColumnType,
  canonicalJson,
  type FilterOperator,
  type FilterValue,
  MemoryStorage,
  type Storage,
} from '@qinling/core';
import { idsOf, sameMembers } from '../assertions.js';
import { forEveryNoun, type Noun, type OwnedRow } from '../nouns.js';
import { storageCase } from '../storage-subject.js';
import { pageThrough } from './paging-cases.js';

const operators = ['eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'in', 'nin', 'has'] as const;
const scope = 'all' as const;

/** The same rows in the storage under test and in the reference adapter. */
async function twins<Row extends OwnedRow>(noun: Noun<Row>, storage: Storage) {
  const reference: Storage = new MemoryStorage();
  const rows = noun.variety();
  await noun.seed(storage, rows);
  await noun.seed(reference, rows);
  return { reference, rows };
}

function columnsOf<Row extends OwnedRow>(noun: Noun<Row>) {
  return Object.entries(noun.columns) as [Extract<keyof Row, string>, ColumnType][];
}

/** What is asked of a column: values that rows have, and one that none has. */
function probes<Row>(rows: readonly Row[], column: keyof Row, type: ColumnType): readonly FilterValue[] {
  const present = rows.map((row) => row[column]).filter((value) => value !== null);
  const values = present.map((value) => (type === 'json' ? canonicalJson(value) : (value as FilterValue)));
  const distinct = new Map(values.map((value) => [String(value), value]));
  return [...[...distinct.values()].slice(0, 6), ...(type === 'text' ? ['zz', '%', '_', 'A'] : [])];
}

function operatorsFor(type: ColumnType): readonly FilterOperator[] {
  return type === 'text' || type === 'json' ? operators : operators.filter((operator) => operator !== 'has');
}

/** Every column that clients see answers as the reference adapter does. */
export const everyColumnCases = forEveryNoun((noun) => [
  storageCase(
    `${noun.name}: every operator on every column finds the rows that it describes`,
    async (storage) => {
      const { reference, rows } = await twins(noun, storage);
      for (const [column, type] of columnsOf(noun)) {
        const values = probes(rows, column, type);
        for (const operator of operatorsFor(type)) {
          for (const [index, value] of values.entries()) {
            const several = operator === 'in' || operator === 'nin';
            const given = several ? [value, values[index - 1] ?? value] : [value];
            const query = { scope, filters: [{ column, operator, values: given }] };
            const expected = idsOf(await noun.of(reference).list(query));
            const found = idsOf(await noun.of(storage).list(query));
            sameMembers(found, expected, `${column} ${operator} ${given.map(String).join()}`);
          }
        }
      }
    },
  ),

  storageCase(`${noun.name}: every column sorts both ways, whole and page by page`, async (storage) => {
    const { reference } = await twins(noun, storage);
    for (const [column] of columnsOf(noun)) {
      for (const direction of ['asc', 'desc'] as const) {
        const query = { scope, sort: [{ column, direction }] } as const;
        const expected = idsOf(await noun.of(reference).list(query));
        const whole = idsOf(await noun.of(storage).list(query));
        assert.deepEqual(whole, expected, `${column} ${direction}`);
        const paged = await pageThrough(noun, storage, { ...query, limit: 4 });
        assert.deepEqual(idsOf(paged), expected, `${column} ${direction}, in pages`);
      }
    }
  }),
]);
