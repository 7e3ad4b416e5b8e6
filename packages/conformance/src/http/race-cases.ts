import assert from 'node:assert/strict';
import { assertStatus, created, noContent, refused } from './support/expect.js';
import { type HttpCase, httpCase } from './support/kit.js';
import type { Answer } from './support/send.js';
import { unique } from './support/unique.js';

const rounds = 5;

const statuses = (answers: readonly Answer[]) => answers.map(({ status }) => status).sort();

/** Rule R11: a check and the change that it guards are one; of two requests that race, never do both win. */
export const raceCases: readonly HttpCase[] = [
  httpCase('R11: of several aliases of one name that are made at once, one is', async (kit) => {
    const { id } = await kit.createFunction();
    for (let round = 0; round < rounds; round++) {
      const body = { name: unique('alias'), function_id: id };
      const answers = await Promise.all([1, 2, 3].map(() => kit.api.post('/v1/aliases', body)));
      assert.deepEqual(statuses(answers), [201, 400, 400]);
      const message = "Duplicate entry for function_aliases: ['project_id', 'name']";
      for (const answer of answers) if (answer.status !== 201) refused(answer, 400, message);
    }
  }),

  httpCase('R11: an alias is not deleted while a webhook of it is made', async (kit) => {
    const fn = await kit.createFunction();
    for (let round = 0; round < rounds; round++) {
      const { name } = await kit.createAlias(fn);
      const [deleted, made] = await Promise.all([
        kit.api.delete(`/v1/aliases/${name}`),
        kit.api.post('/v1/webhooks', { function_alias: name }),
      ]);
      assertStatus(deleted, 204, 403);
      if (deleted.status === 204) refused(made, 404, `FunctionAlias not found [name=${name}]`);
      else created(made);
    }
  }),

  httpCase('R11: a version is not deleted while a job of it is made', async (kit) => {
    const fn = await kit.createFunction();
    for (let round = 0; round < rounds; round++) {
      const { version_number } = await kit.publish(fn);
      const path = `/v1/functions/${fn.id}/versions/${version_number}`;
      const target = { function_id: fn.id, function_version: version_number, pattern: '0 0 1 1 *' };
      const [made, deleted] = await Promise.all([kit.api.post('/v1/jobs', target), kit.api.delete(path)]);
      if (made.status === 201) refused(deleted, 403);
      else {
        refused(made, 404);
        noContent(deleted);
      }
    }
  }),
];
