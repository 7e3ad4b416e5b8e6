import assert from 'node:assert/strict';
import { rejectsWith } from '../assertions.js';
import { forEveryNoun, type OwnedRow, update } from '../nouns.js';
import { minutesLater, someTime } from '../row-builders.js';
import { storageCase } from '../storage-subject.js';

/** Insert, get, update and delete, for every kind of row. */
export const rowCases = forEveryNoun((noun) => [
  storageCase(
    `${noun.name}: a row is read as it was inserted, every column and every null`,
    async (storage) => {
      const rows = noun.variety();
      await noun.seed(storage, rows);
      for (const row of rows) {
        assert.deepEqual(await noun.of(storage).get('all', row.id), row);
      }
    },
  ),

  storageCase(`${noun.name}: get answers undefined for an id that is not there`, async (storage) => {
    const row = noun.build();
    assert.equal(await noun.of(storage).get('all', row.id), undefined);
  }),

  storageCase(`${noun.name}: an id is compared whole and as it is written`, async (storage) => {
    const row = noun.build({ id: 'abcdef00-0000-4000-8000-000000000000' });
    await noun.seed(storage, [row]);
    const others = ['abcdef00', `${row.id}0`, row.id.toUpperCase(), '%', `${row.id.slice(0, -1)}_`, '', "'"];
    for (const id of others) {
      assert.equal(await noun.of(storage).get('all', id), undefined, `get '${id}'`);
      assert.equal(await update(noun, storage, id, { updatedAt: someTime }), false, `update '${id}'`);
      assert.equal(await noun.of(storage).delete(id), false, `delete '${id}'`);
    }
    assert.deepEqual(await noun.of(storage).get('all', row.id), row);
  }),

  storageCase(
    `${noun.name}: a second row with the same id is a conflict and changes nothing`,
    async (storage) => {
      const row = noun.build();
      await noun.seed(storage, [row]);
      const twin = { ...row, createdAt: minutesLater(1) };
      await rejectsWith(noun.of(storage).insert(twin), 'conflict');
      assert.deepEqual(await noun.of(storage).get('all', row.id), row);
    },
  ),

  storageCase(`${noun.name}: update sets the given columns of one row and no others`, async (storage) => {
    const [row, bystander] = [noun.build(), noun.build()];
    await noun.seed(storage, [row, bystander]);
    const changes = { [noun.freeText]: "it's new", updatedAt: minutesLater(3) };
    assert.equal(await update(noun, storage, row.id, changes), true);
    assert.deepEqual(await noun.of(storage).get('all', row.id), { ...row, ...changes });
    assert.deepEqual(await noun.of(storage).get('all', bystander.id), bystander);
  }),

  storageCase(`${noun.name}: update sets a column to null`, async (storage) => {
    const row = noun.build({ updatedAt: someTime });
    await noun.seed(storage, [row]);
    assert.equal(await update(noun, storage, row.id, { updatedAt: null }), true);
    assert.deepEqual(await noun.of(storage).get('all', row.id), { ...row, updatedAt: null });
  }),

  storageCase(`${noun.name}: update with the values that stand is a success`, async (storage) => {
    const row = noun.build();
    await noun.seed(storage, [row]);
    assert.equal(await update(noun, storage, row.id, { updatedAt: row.updatedAt }), true);
  }),

  storageCase(`${noun.name}: update without columns says whether the row is there`, async (storage) => {
    const row = noun.build();
    await noun.seed(storage, [row]);
    assert.equal(await update(noun, storage, row.id, {}), true);
    assert.equal(await update(noun, storage, noun.build().id, {}), false);
    assert.deepEqual(await noun.of(storage).get('all', row.id), row);
  }),

  storageCase(`${noun.name}: delete removes one row, and says false when it is gone`, async (storage) => {
    const [row, bystander] = [noun.build(), noun.build()];
    await noun.seed(storage, [row, bystander]);
    assert.equal(await noun.of(storage).delete(row.id), true);
    assert.equal(await noun.of(storage).get('all', row.id), undefined);
    assert.equal(await noun.of(storage).delete(row.id), false);
    assert.deepEqual(await noun.of(storage).get('all', bystander.id), bystander);
  }),

  storageCase(
    `${noun.name}: changing an object that was given or read does not change what is stored`,
    async (storage) => {
      const row = noun.build();
      const expected = structuredClone(row);
      await noun.seed(storage, [row]);
      spoil(row);
      const read = await noun.of(storage).get('all', row.id);
      assert.deepEqual(read, expected, 'after a change of the object that was inserted');
      spoil(read);
      const [listed] = await noun.of(storage).list({ scope: { projectId: expected.projectId } });
      assert.deepEqual(listed, expected, 'after a change of the object that get gave');
      spoil(listed);
      const readAgain = await noun.of(storage).get('all', row.id);
      assert.deepEqual(readAgain, expected, 'after a change of the object that list gave');
    },
  ),
]);

function spoil(row: OwnedRow | undefined): void {
  row?.createdAt.setTime(0);
  Object.assign(row ?? {}, { projectId: 'another' });
}
