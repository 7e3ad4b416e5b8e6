import assert from 'node:assert/strict';
import { blocked, created, noContent, ok, refused } from './support/expect.js';
import { type HttpCase, httpCase } from './support/kit.js';
import { sleeping } from './support/sources.js';
import { unknownId } from './support/unique.js';

const associated = (what: string) => `The function is still associated with ${what}.`;

/** DELETE /v1/functions/:id (rule R10). */
export const functionDeleteCases: readonly HttpCase[] = [
  httpCase('R10: DELETE /v1/functions/:id removes the function and its versions', async (kit) => {
    const { api } = kit;
    const fn = await kit.createFunction();
    await kit.publish(fn);
    noContent(await api.delete(`/v1/functions/${fn.id}`));
    const gone = `Function not found [id=${fn.id}]`;
    refused(await api.get(`/v1/functions/${fn.id}`), 404, gone);
    refused(await api.delete(`/v1/functions/${fn.id}`), 404, gone);
    refused(await api.get(`/v1/functions/${fn.id}/versions`), 404);
    refused(await api.get(`/v1/functions/${fn.id}/versions/1`), 404);
    refused(await api.get(`/v1/functions/${fn.id}/versions/1?download=true`), 404);
    refused(await api.get(`/v1/functions/${fn.id}?download=true`), 404, gone);
  }),

  httpCase(
    'R10: DELETE /v1/functions/:id is refused while an unfinished job uses it or one of its versions',
    async (kit) => {
      const { api } = kit;
      for (const version of [0, 1]) {
        const fn = await kit.createFunction();
        await kit.publish(fn);
        const { id } = await kit.createJob({ function_id: fn.id, function_version: version });
        const path = `/v1/functions/${fn.id}`;
        blocked(await api.delete(path), associated('running job(s)'), [{ kind: 'job', id }]);
        ok(await api.put(`/v1/jobs/${id}`, { status: 'paused' }));
        blocked(await api.delete(path), associated('running job(s)'), [{ kind: 'job', id }]);
        ok(await api.put(`/v1/jobs/${id}`, { status: 'cancelled' }));
        noContent(await api.delete(path));
      }
    },
  ),

  httpCase('R10: DELETE /v1/functions/:id is refused while a webhook uses it', async (kit) => {
    const fn = await kit.createFunction();
    const { id } = await kit.createWebhook({ function_id: fn.id });
    const path = `/v1/functions/${fn.id}`;
    blocked(await kit.api.delete(path), associated('webhook(s)'), [{ kind: 'webhook', id }]);
    noContent(await kit.api.delete(`/v1/webhooks/${id}`));
    noContent(await kit.api.delete(path));
  }),

  httpCase('R10: DELETE /v1/functions/:id is refused while an alias points at it', async (kit) => {
    const fn = await kit.createFunction();
    const alias = await kit.createAlias(fn);
    const path = `/v1/functions/${fn.id}`;
    blocked(await kit.api.delete(path), associated('function alias(es)'), [{ kind: 'alias', id: alias.id }]);
    noContent(await kit.api.delete(`/v1/aliases/${alias.name}`));
    noContent(await kit.api.delete(path));
  }),

  httpCase(
    'R10: DELETE /v1/functions/:id is refused while an execution of it is running',
    async (kit) => {
      const fn = await kit.createFunction({ files: sleeping(0.7) });
      const { id } = created(await kit.api.post('/v1/executions', { function_id: fn.id, sync: false }));
      const answer = await kit.api.delete(`/v1/functions/${fn.id}`);
      blocked(answer, associated('running execution(s)'), [{ kind: 'execution', id }]);
      await kit.finished(id);
      noContent(await kit.api.delete(`/v1/functions/${fn.id}`));
    },
    { waits: true },
  ),

  httpCase('R10: DELETE /v1/functions/:id names everything that stands in the way', async (kit) => {
    const fn = await kit.createFunction();
    const alias = await kit.createAlias(fn);
    const byAlias = await kit.createWebhook({ function_alias: alias.name });
    const byId = await kit.createWebhook({ function_id: fn.id });
    const job = await kit.createJob({ function_alias: alias.name });
    const { blockers } = refused(await kit.api.delete(`/v1/functions/${fn.id}`), 403);
    const named = (blockers ?? []).map(({ id }) => id);
    for (const { id, kind } of [
      { ...alias, kind: 'alias' },
      { ...byId, kind: 'webhook' },
    ]) {
      assert.ok(named.includes(id), `the ${kind} is named`);
    }
    // What uses the alias may be named too; nothing else may.
    const known = [alias.id, byId.id, byAlias.id, job.id];
    assert.deepEqual(
      named.filter((id) => !known.includes(id)),
      [],
    );
  }),

  httpCase('DELETE /v1/functions/:id of an unknown function is a 404', async ({ api }) => {
    const id = unknownId();
    refused(await api.delete(`/v1/functions/${id}`), 404, `Function not found [id=${id}]`);
  }),
];
