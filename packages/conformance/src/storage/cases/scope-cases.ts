import assert from 'node:assert/strict';
import { idsOf, sameMembers } from '../assertions.js';
import { forEveryNoun } from '../nouns.js';
import { storageCase } from '../storage-subject.js';

/** Whose rows a read sees (rule R18), for every kind of row. */
export const scopeCases = forEveryNoun((noun) => [
  storageCase(`${noun.name}: R18: get sees the rows of the scope's project only`, async (storage) => {
    const row = noun.build({ projectId: 'p1' });
    await noun.seed(storage, [row]);
    assert.deepEqual(await noun.of(storage).get({ projectId: 'p1' }, row.id), row);
    assert.equal(await noun.of(storage).get({ projectId: 'p2' }, row.id), undefined);
  }),

  storageCase(`${noun.name}: R18: list sees the rows of the scope's project only`, async (storage) => {
    const [own, others] = [noun.build({ projectId: 'p1' }), noun.build({ projectId: 'p2' })];
    await noun.seed(storage, [own, others]);
    assert.deepEqual(await noun.of(storage).list({ scope: { projectId: 'p1' } }), [own]);
    assert.deepEqual(await noun.of(storage).list({ scope: { projectId: 'p3' } }), []);
  }),

  storageCase(`${noun.name}: R18: the scope 'all' sees the rows of every project`, async (storage) => {
    const [one, two] = [noun.build({ projectId: 'p1' }), noun.build({ projectId: 'p2' })];
    await noun.seed(storage, [one, two]);
    const listed = await noun.of(storage).list({ scope: 'all' });
    sameMembers(idsOf(listed.filter((row) => ['p1', 'p2'].includes(row.projectId))), [one.id, two.id]);
    assert.deepEqual(await noun.of(storage).get('all', two.id), two);
  }),

  storageCase(`${noun.name}: R18: a project id is compared whole and as it is written`, async (storage) => {
    const row = noun.build({ projectId: 'p1' });
    await noun.seed(storage, [row]);
    for (const projectId of ['p', 'p11', 'P1', 'p_', '%', '', "p1'", 'all']) {
      assert.equal(await noun.of(storage).get({ projectId }, row.id), undefined, `get as '${projectId}'`);
      assert.deepEqual(await noun.of(storage).list({ scope: { projectId } }), [], `list as '${projectId}'`);
    }
  }),

  storageCase(
    `${noun.name}: R18: a project may have any name, quotes and wildcards included`,
    async (storage) => {
      const names = ['all', "o'project", 'a%', '_', 'a b', '"', '\\', '项目', ''];
      const rows = names.map((projectId) => noun.build({ projectId }));
      await noun.seed(storage, rows);
      for (const row of rows) {
        const listed = await noun.of(storage).list({ scope: { projectId: row.projectId } });
        assert.deepEqual(listed, [row], `list as '${row.projectId}'`);
      }
    },
  ),

  storageCase(`${noun.name}: R18: a filter on the project does not widen the scope`, async (storage) => {
    const others = noun.build({ projectId: 'p2' });
    await noun.seed(storage, [others]);
    const listed = await noun.of(storage).list({
      scope: { projectId: 'p1' },
      filters: [{ column: 'projectId' as typeof noun.freeText, operator: 'eq', values: ['p2'] }],
    });
    assert.deepEqual(listed, []);
  }),

  storageCase(`${noun.name}: R18: another project's row is no marker`, async (storage) => {
    const others = noun.build({ id: '0', projectId: 'p2' });
    // It would come after the marker, if that were one.
    const own = noun.build({ id: '1', projectId: 'p1' });
    await noun.seed(storage, [others, own]);
    const listed = await noun.of(storage).list({ scope: { projectId: 'p1' }, marker: others.id });
    assert.deepEqual(listed, []);
  }),
]);
