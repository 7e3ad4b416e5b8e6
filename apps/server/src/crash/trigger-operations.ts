import { textOf } from '../child-host/json-members.js';
import type { LedgerFunction } from './ledger.js';
import type { LoadClient } from './load-client.js';
import { pick } from './random.js';

/** A job ends by itself, so that the function it keeps can go one day. */
const RUNS_PER_JOB = 4;
const JOBS_PER_FUNCTION = 1;
const WEBHOOKS_PER_FUNCTION = 2;

/** Orders runs of a version, one each second. Not of the latest code: that cannot change while a job runs it. */
export async function scheduleJob(client: LoadClient, target: LedgerFunction): Promise<void> {
  if (target.jobs.size >= JOBS_PER_FUNCTION) return deleteTrigger(client, target, 'jobs');
  if (target.versions.size === 0) return;
  const version = pick(client.random, [...target.versions.keys()]);
  const json = {
    function_id: target.id,
    function_version: version,
    pattern: '* * * * * *',
    count: RUNS_PER_JOB,
  };
  const answer = await client.change(target, { kind: 'create-trigger' }, 'POST', '/v1/jobs', { json });
  if (client.expect(answer, 201)) target.jobs.set(textOf(answer.body, 'id'), RUNS_PER_JOB);
}

/** Makes a webhook, or has enough of them and removes one. */
export async function changeWebhooks(client: LoadClient, target: LedgerFunction): Promise<void> {
  if (target.webhooks.size >= WEBHOOKS_PER_FUNCTION) return deleteTrigger(client, target, 'webhooks');
  const json = { function_id: target.id };
  const answer = await client.change(target, { kind: 'create-trigger' }, 'POST', '/v1/webhooks', { json });
  if (client.expect(answer, 201)) target.webhooks.add(textOf(answer.body, 'id'));
}

export async function invokeWebhook(client: LoadClient, target: LedgerFunction): Promise<void> {
  const [id] = target.webhooks;
  if (id === undefined) return;
  const path = `/v1/webhooks/${id}/invoke`;
  const answer = await client.change(target, { kind: 'run' }, 'POST', path, { json: {} });
  if (client.expect(answer, 202)) client.acknowledgeExecution(textOf(answer.body, 'execution_id'));
}

async function deleteTrigger(
  client: LoadClient,
  target: LedgerFunction,
  kind: 'jobs' | 'webhooks',
): Promise<void> {
  const [id] = target[kind].keys();
  if (id === undefined) return;
  const answer = await client.change(target, { kind: 'delete-trigger', id }, 'DELETE', `/v1/${kind}/${id}`);
  if (client.expect(answer, 204)) target[kind].delete(id);
}
