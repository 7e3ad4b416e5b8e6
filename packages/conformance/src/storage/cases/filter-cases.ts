import assert from 'node:assert/strict';
import {
  canonicalJson,
  type FilterOperator,
  type FilterValue,
  type QinlingFunction,
  type Storage,
} from '@qinling/core';
import { sameMembers } from '../assertions.js';
import { aFunction, anExecution, minutesLater, someProject, someTime } from '../row-builders.js';
import { seed } from '../seed.js';
import { storageCase } from '../storage-subject.js';

const scope = { projectId: someProject };

type Condition = readonly [operator: FilterOperator, ...values: FilterValue[]];

/** The names of the functions whose column satisfies every condition. */
async function namesWhere(
  storage: Storage,
  column: keyof QinlingFunction,
  ...conditions: readonly Condition[]
): Promise<readonly string[]> {
  const filters = conditions.map(([operator, ...values]) => ({ column, operator, values }));
  return (await storage.functions.list({ scope, filters })).map((row) => String(row.name));
}

function named(...names: readonly (string | null)[]) {
  return names.map((name) => aFunction({ name }));
}

/** What each filter operator means, said on functions; `every column` cases say it for the rest. */
export const filterCases = [
  storageCase('filters: a null satisfies no condition, not even neq and nin', async (storage) => {
    await seed(storage, { functions: named(null) });
    const conditions: readonly Condition[] = [
      ...(['eq', 'neq', 'gt', 'gte', 'lt', 'lte', 'in', 'nin', 'has'] as const).map(
        (operator) => [operator, 'x'] as const,
      ),
      ...(['eq', 'neq', 'gte', 'lte', 'in', 'nin', 'has'] as const).map(
        (operator) => [operator, ''] as const,
      ),
      ['nin'],
    ];
    for (const condition of conditions) {
      assert.deepEqual(await namesWhere(storage, 'name', condition), [], condition.join(' '));
    }
  }),

  storageCase('filters: eq and neq compare the whole text, with its case and its spaces', async (storage) => {
    await seed(storage, { functions: named('prod', 'Prod', 'prod ', ' prod', 'prod2', 'pro') });
    assert.deepEqual(await namesWhere(storage, 'name', ['eq', 'prod']), ['prod']);
    sameMembers(await namesWhere(storage, 'name', ['neq', 'prod']), [
      'Prod',
      'prod ',
      ' prod',
      'prod2',
      'pro',
    ]);
  }),

  storageCase('filters: the empty text is a value, and is not null', async (storage) => {
    await seed(storage, { functions: named('', null, 'x') });
    assert.deepEqual(await namesWhere(storage, 'name', ['eq', '']), ['']);
    assert.deepEqual(await namesWhere(storage, 'name', ['neq', '']), ['x']);
  }),

  storageCase('filters: text that looks like a number stays text', async (storage) => {
    await seed(storage, { functions: named('1', '10', '01', '1.0', '9') });
    assert.deepEqual(await namesWhere(storage, 'name', ['eq', '1']), ['1']);
    sameMembers(await namesWhere(storage, 'name', ['lt', '9']), ['1', '10', '01', '1.0']);
  }),

  storageCase('filters: text is compared by its code points', async (storage) => {
    await seed(storage, { functions: named('Z', 'a', 'ä', '\uff5e', '😀') });
    sameMembers(await namesWhere(storage, 'name', ['gt', 'a']), ['ä', '\uff5e', '😀']);
    sameMembers(await namesWhere(storage, 'name', ['lte', '\uff5e']), ['Z', 'a', 'ä', '\uff5e']);
    sameMembers(await namesWhere(storage, 'name', ['gt', '\uff5e']), ['😀']);
  }),

  storageCase(
    'filters: numbers are compared as numbers, 1 apart from 10, also beyond 32 bits',
    async (storage) => {
      const sizes = [1, 9, 10, 2 ** 31, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER];
      await seed(storage, {
        functions: sizes.map((memoryBytes) => aFunction({ memoryBytes, name: `${memoryBytes}` })),
      });
      const where = (...conditions: Condition[]) => namesWhere(storage, 'memoryBytes', ...conditions);
      assert.deepEqual(await where(['eq', 1]), ['1']);
      sameMembers(await where(['lt', 10]), ['1', '9']);
      assert.deepEqual(await where(['eq', 2 ** 32 + 1]), [`${2 ** 32 + 1}`]);
      sameMembers(await where(['gte', 2 ** 31], ['neq', 2 ** 32 + 1]), [`${2 ** 31}`, `${sizes[5]}`]);
      assert.deepEqual(await where(['gt', Number.MAX_SAFE_INTEGER - 1]), [`${sizes[5]}`]);
    },
  ),

  storageCase('filters: times are compared to the millisecond', async (storage) => {
    const times = [-1, 0, 1].map((ms) => new Date(someTime.getTime() + ms));
    await seed(storage, {
      functions: times.map((createdAt, index) => aFunction({ createdAt, name: `${index}` })),
    });
    const where = (...conditions: Condition[]) => namesWhere(storage, 'createdAt', ...conditions);
    assert.deepEqual(await where(['eq', someTime]), ['1']);
    sameMembers(await where(['neq', someTime]), ['0', '2']);
    assert.deepEqual(await where(['lt', someTime]), ['0']);
    sameMembers(await where(['lte', someTime]), ['0', '1']);
    assert.deepEqual(await where(['gt', someTime]), ['2']);
    sameMembers(await where(['gte', someTime]), ['1', '2']);
    sameMembers(await where(['in', someTime, minutesLater(1)]), ['1']);
  }),

  storageCase('filters: of booleans, false is less than true', async (storage) => {
    const [yes, no] = [anExecution({ sync: true }), anExecution({ sync: false })];
    await seed(storage, { executions: [yes, no] });
    const where = (operator: FilterOperator, ...values: boolean[]) =>
      storage.executions.list({ scope, filters: [{ column: 'sync', operator, values }] });
    assert.deepEqual(await where('eq', true), [yes]);
    assert.deepEqual(await where('neq', true), [no]);
    assert.deepEqual(await where('gt', false), [yes]);
    assert.deepEqual(await where('lt', true), [no]);
    assert.deepEqual(await where('in', false), [no]);
    assert.equal((await where('in', false, true)).length, 2);
  }),

  storageCase('filters: code is compared by its canonical JSON text', async (storage) => {
    const image = aFunction({ name: 'image', code: { source: 'image', image: "it's:1" } });
    await seed(storage, { functions: [image, aFunction({ name: 'package' })] });
    const text = canonicalJson({ source: 'image', image: "it's:1" });
    assert.equal(text, `{"image":"it's:1","source":"image"}`);
    assert.deepEqual(await namesWhere(storage, 'code', ['eq', text]), ['image']);
    assert.deepEqual(await namesWhere(storage, 'code', ['has', '"source":"image"']), ['image']);
    assert.deepEqual(await namesWhere(storage, 'code', ['neq', text]), ['package']);
  }),

  storageCase('filters: has finds the text anywhere, and distinguishes case', async (storage) => {
    await seed(storage, { functions: named('prod', 'my prod 2', 'Prod', 'PROD', 'pro d') });
    sameMembers(await namesWhere(storage, 'name', ['has', 'prod']), ['prod', 'my prod 2']);
    assert.deepEqual(await namesWhere(storage, 'name', ['has', 'O']), ['PROD']);
  }),

  storageCase('filters: has distinguishes case beyond ASCII', async (storage) => {
    await seed(storage, { functions: named('Äpfel', 'äpfel') });
    assert.deepEqual(await namesWhere(storage, 'name', ['has', 'ä']), ['äpfel']);
  }),

  storageCase('filters: has takes wildcards and escapes as they are', async (storage) => {
    const names = ['50%', '500', 'a_b', 'axb', 'a\\b', 'a*b', 'a[b]', "o'b", '😀'];
    await seed(storage, { functions: named(...names) });
    for (const part of ['%', '_', '\\', '*', '[b]', "'", '0%', '\\b', '😀']) {
      const expected = names.filter((name) => name.includes(part));
      sameMembers(await namesWhere(storage, 'name', ['has', part]), expected, `has ${part}`);
    }
  }),

  storageCase('filters: has with nothing finds every text', async (storage) => {
    await seed(storage, { functions: named('', 'a', null) });
    sameMembers(await namesWhere(storage, 'name', ['has', '']), ['', 'a']);
  }),

  storageCase(
    'filters: in and nin take values with commas, quotes and code points beyond 16 bits',
    async (storage) => {
      const odd = ['a,b', "o'clock", '"', '\\', '😀', '); DROP TABLE functions; --', '', ' '];
      await seed(storage, { functions: named(...odd, 'plain') });
      sameMembers(await namesWhere(storage, 'name', ['in', ...odd]), odd);
      sameMembers(await namesWhere(storage, 'name', ['nin', ...odd]), ['plain']);
      for (const value of odd) {
        assert.deepEqual(await namesWhere(storage, 'name', ['in', value]), [value]);
      }
    },
  ),

  storageCase(
    'filters: in without values finds nothing, nin without values finds all but nulls',
    async (storage) => {
      await seed(storage, { functions: named('a', '', null) });
      assert.deepEqual(await namesWhere(storage, 'name', ['in']), []);
      sameMembers(await namesWhere(storage, 'name', ['nin']), ['a', '']);
    },
  ),

  storageCase('filters: in and nin take 2,000 values', async (storage) => {
    await seed(storage, { functions: named('first', 'last', 'other') });
    const filling = Array.from({ length: 1998 }, (_, index) => `value ${index}`);
    sameMembers(await namesWhere(storage, 'name', ['in', 'first', ...filling, 'last']), ['first', 'last']);
    assert.deepEqual(await namesWhere(storage, 'name', ['nin', 'first', ...filling, 'last']), ['other']);
  }),

  storageCase('filters: several conditions hold together, also on one column', async (storage) => {
    await seed(storage, { functions: named('a', 'b', 'c', 'd') });
    sameMembers(await namesWhere(storage, 'name', ['gt', 'a'], ['lt', 'd']), ['b', 'c']);
    assert.deepEqual(await namesWhere(storage, 'name', ['eq', 'a'], ['eq', 'b']), []);
  }),

  storageCase('filters: a value is never read as a part of the query', async (storage) => {
    await seed(storage, { functions: named('a', 'b') });
    for (const value of ["' OR '1'='1", '" OR "1"="1', "'; DELETE FROM functions; --", '$1', '?', ':name']) {
      assert.deepEqual(await namesWhere(storage, 'name', ['eq', value]), [], value);
      assert.deepEqual(await namesWhere(storage, 'name', ['has', value]), [], value);
    }
    assert.equal((await storage.functions.list({ scope })).length, 2);
  }),

  storageCase('filters: a column that does not exist shows no row', async (storage) => {
    await seed(storage, { functions: named('a') });
    for (const column of ['nothing', 'name" OR 1=1 --', '__proto__', 'constructor', '1']) {
      const listed = storage.functions.list({
        scope,
        filters: [{ column: column as 'name', operator: 'neq', values: ['zzz'] }],
      });
      assert.deepEqual(await listed.catch(() => []), [], column);
    }
  }),
];
