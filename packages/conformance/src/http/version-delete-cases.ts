import assert from 'node:assert/strict';
import { blocked, created, noContent, ok, refused } from './support/expect.js';
import { type HttpCase, httpCase } from './support/kit.js';
import { sleeping } from './support/sources.js';

const associated = (what: string) => `The function version is still associated with ${what}.`;

/** DELETE /v1/functions/:id/versions/:n (rule R4). */
export const versionDeleteCases: readonly HttpCase[] = [
  httpCase('DELETE /v1/functions/:id/versions/:n removes it, by number or by id', async (kit) => {
    const fn = await kit.createFunction();
    const path = `/v1/functions/${fn.id}/versions`;
    await kit.publish(fn);
    const second = await kit.publish(fn);
    noContent(await kit.api.delete(`${path}/1`));
    noContent(await kit.api.delete(`${path}/${second.id}`));
    const gone = (number: number) =>
      `FunctionVersion not found [function_id=${fn.id}, version_number=${number}]`;
    refused(await kit.api.get(`${path}/1`), 404, gone(1));
    refused(await kit.api.get(`${path}/2`), 404, gone(2));
    refused(await kit.api.post('/v1/executions', { function_id: fn.id, function_version: 1 }), 404, gone(1));
    ok(await kit.api.get(`/v1/functions/${fn.id}`));
  }),

  httpCase('R4: a version is not deleted while an unfinished job of it exists', async (kit) => {
    const fn = await kit.createFunction();
    await kit.publish(fn);
    await kit.publish(fn);
    const path = `/v1/functions/${fn.id}/versions`;
    const { id } = await kit.createJob({ function_id: fn.id, function_version: 1 });
    const stillJob = [{ kind: 'job', id }];
    blocked(await kit.api.delete(`${path}/1`), associated('running job(s)'), stillJob);
    noContent(await kit.api.delete(`${path}/2`));
    ok(await kit.api.put(`/v1/jobs/${id}`, { status: 'paused' }));
    blocked(await kit.api.delete(`${path}/1`), associated('running job(s)'), stillJob);
    ok(await kit.api.put(`/v1/jobs/${id}`, { status: 'cancelled' }));
    noContent(await kit.api.delete(`${path}/1`));
  }),

  httpCase('R4: a version is not deleted while a webhook refers to it', async (kit) => {
    const fn = await kit.createFunction();
    await kit.publish(fn);
    const path = `/v1/functions/${fn.id}/versions/1`;
    const { id } = await kit.createWebhook({ function_id: fn.id, function_version: 1 });
    blocked(await kit.api.delete(path), associated('webhook'), [{ kind: 'webhook', id }]);
    ok(await kit.api.put(`/v1/webhooks/${id}`, { function_version: '0' }));
    noContent(await kit.api.delete(path));
  }),

  httpCase('R4: a version is not deleted while an alias points at it', async (kit) => {
    const fn = await kit.createFunction();
    await kit.publish(fn);
    const path = `/v1/functions/${fn.id}/versions/1`;
    const { id, name } = await kit.createAlias(fn, 1);
    blocked(await kit.api.delete(path), associated('alias'), [{ kind: 'alias', id }]);
    ok(await kit.api.put(`/v1/aliases/${name}`, { function_version: '0' }));
    noContent(await kit.api.delete(path));
  }),

  httpCase(
    'R4: a version is not deleted while an execution of it is running',
    async (kit) => {
      const fn = await kit.createFunction({ files: sleeping(0.7) });
      await kit.publish(fn);
      const path = `/v1/functions/${fn.id}/versions/1`;
      const target = { function_id: fn.id, function_version: 1, sync: false };
      const { id } = created(await kit.api.post('/v1/executions', target));
      blocked(await kit.api.delete(path), associated('running execution(s)'), [{ kind: 'execution', id }]);
      await kit.finished(id);
      noContent(await kit.api.delete(path));
    },
    { waits: true },
  ),

  httpCase(
    'R4: the refusal names every blocker, also those that refer to the version through an alias',
    async (kit) => {
      const fn = await kit.createFunction();
      await kit.publish(fn);
      const target = { function_id: fn.id, function_version: 1 };
      const alias = await kit.createAlias(fn, 1);
      const second = await kit.createAlias(fn, 1);
      const elsewhere = await kit.createAlias(fn, 0);
      const byAlias = { function_alias: alias.name };
      const expected = [
        ['alias', alias.id],
        ['alias', second.id],
        ['job', (await kit.createJob(target)).id],
        ['job', (await kit.createJob(byAlias)).id],
        ['webhook', (await kit.createWebhook(target)).id],
        ['webhook', (await kit.createWebhook(byAlias)).id],
      ];
      await kit.createWebhook({ function_alias: elsewhere.name });
      await kit.createJob({ function_id: fn.id });
      const { blockers } = refused(await kit.api.delete(`/v1/functions/${fn.id}/versions/1`), 403);
      assert.deepEqual((blockers ?? []).map(({ kind, id }) => [kind, id]).sort(), expected.sort());
      for (const blocker of blockers ?? []) {
        if (blocker.id === alias.id) assert.equal(blocker.name, alias.name);
      }
    },
  ),
];
