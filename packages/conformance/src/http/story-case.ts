import assert from 'node:assert/strict';
import { assertTime } from './support/columns.js';
import { eventually } from './support/eventually.js';
import { answered, blocked, created, listed, noContent, ok, refused } from './support/expect.js';
import { echoOf, type HttpCase, httpCase } from './support/kit.js';
import { echoing } from './support/sources.js';
import { unique } from './support/unique.js';
import { zip } from './support/zip.js';

/** The whole story of a versioned function, as a newcomer would walk it. */
export const storyCase: HttpCase = httpCase(
  'The story: publish, update, run, alias, job, webhook, log, download, blocked delete, restore',
  async (kit) => {
    const { api } = kit;
    const fn = await kit.createFunction({ name: 'story', files: echoing('one') });
    const path = `/v1/functions/${fn.id}`;
    const label = async (target: Record<string, unknown>) => echoOf(await kit.run(target)).label;
    assert.equal(await label({ function_id: fn.id }), 'one');

    assert.equal((await kit.publish(fn, 'the first')).version_number, 1);
    await kit.changeCode(fn, echoing('two'));
    assert.equal((await kit.publish(fn, 'the second')).version_number, 2);
    await kit.changeCode(fn, echoing('draft'));
    const labels = [];
    for (const function_version of [0, 1, 2])
      labels.push(await label({ function_id: fn.id, function_version }));
    assert.deepEqual(labels, ['draft', 'one', 'two']);

    const name = unique('prod');
    const alias = created(await api.post('/v1/aliases', { name, function_id: fn.id, function_version: 1 }));
    assert.equal(await label({ function_alias: name }), 'one');
    ok(await api.put(`/v1/aliases/${name}`, { function_version: '2' }));
    assert.equal(await label({ function_alias: name }), 'two');

    const target = { function_id: fn.id, function_version: 1 };
    const job = await kit.createJob({ ...target, pattern: '* * * * * *', name: 'every second' });
    const fired = await eventually('the job fires', async () => {
      await kit.subject.advance?.(1);
      const filter = new URLSearchParams({ description: `Created by Job ${job.id}` });
      return listed(await api.get(`/v1/executions?${filter}`), 'executions').rows[0];
    });
    assert.ok(assertTime(fired.created_at) >= assertTime(job.next_execution_time));
    assert.equal(echoOf(await kit.finished(fired.id)).label, 'one');
    ok(await api.put(`/v1/jobs/${job.id}`, { status: 'paused' }));

    const webhook = await kit.createWebhook(target);
    const invoke = `${webhook.webhook_url}`.slice(api.baseUrl.length);
    const { execution_id } = answered(await kit.nobody.post(invoke, { from: 'webhook' }), 202);
    const hooked = await kit.finished(`${execution_id}`);
    assert.deepEqual(echoOf(hooked), { label: 'one', input: { from: 'webhook' } });

    const { rows } = listed(await api.get(`/v1/executions?function_id=${fn.id}`), 'executions');
    assert.ok(rows.some(({ id }) => id === hooked.id) && rows.length >= 8);
    const log = await api.get(`/v1/executions/${hooked.id}/log`);
    assert.match(log.text, new RegExp(`Start execution: ${hooked.id}`));

    const download = await api.get(`${path}/versions/1?download=true`);
    assert.ok(download.bytes.equals(zip(echoing('one'))), 'version 1 is what was uploaded');

    // No execution of it may be running, or that would be named too.
    for (const { id, status } of rows) if (status === 'running') await kit.finished(id);
    const refusal = await eventually('only the job and the webhook block', async () => {
      const answer = await api.delete(`${path}/versions/1`);
      const { blockers = [] } = refused(answer, 403);
      return blockers.some(({ kind }) => kind === 'execution') ? undefined : answer;
    });
    const blockers = [
      { kind: 'job', id: job.id },
      { kind: 'webhook', id: webhook.id },
    ];
    blocked(refusal, undefined, blockers);
    blocked(await api.delete(`${path}/versions/2`), undefined, [{ kind: 'alias', id: alias.id }]);
    noContent(await api.delete(`/v1/jobs/${job.id}`));
    noContent(await api.delete(`/v1/webhooks/${webhook.id}`));
    noContent(await api.delete(`/v1/aliases/${name}`));
    noContent(await api.delete(`${path}/versions/2`));
    assert.equal((await kit.publish(fn)).version_number, 3, 'number 2 is not issued again');

    ok(await api.post(`${path}/versions/1/restore`));
    assert.equal(await label({ function_id: fn.id }), 'one');
    noContent(await api.delete(`${path}/versions/1`));
    noContent(await api.delete(path));
  },
  { waits: true },
);
