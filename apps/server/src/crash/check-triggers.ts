import type { ApiClient } from '../child-host/api-client.js';
import { type JsonObject, listOf, textOf } from '../child-host/json-members.js';
import type { LedgerFunction } from './ledger.js';

/** How many times a job that fires meanwhile is counted again. */
const ATTEMPTS = 20;

/**
 * Compares a function's jobs and webhooks with what was acknowledged, and counts: the executions of a job and the runs that it has
 * left are always what was ordered, so that no time was recorded twice or lost (rule R16). Brings the ledger up to date.
 */
export async function checkTriggers(api: ApiClient, target: LedgerFunction): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const [id, ordered] of [...target.jobs]) {
    const path = `/v1/jobs/${id}`;
    if (!(await isThere(api, path))) {
      target.jobs.delete(id);
      if (!mayBeGone(target, id)) wrong.push(`${path} is gone, though it was acknowledged`);
      continue;
    }
    wrong.push(...(await checkRuns(api, path, id, ordered)));
  }
  for (const id of [...target.webhooks]) {
    if (await isThere(api, `/v1/webhooks/${id}`)) continue;
    target.webhooks.delete(id);
    if (!mayBeGone(target, id)) wrong.push(`/v1/webhooks/${id} is gone, though it was acknowledged`);
  }
  return wrong;
}

async function checkRuns(
  api: ApiClient,
  path: string,
  id: string,
  ordered: number,
): Promise<readonly string[]> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await jobAt(api, path);
    const { body } = await api.call('GET', `/v1/executions?description=Created by Job ${id}`);
    const after = await jobAt(api, path);
    if (before.count !== after.count && attempt < ATTEMPTS) continue;
    const recorded = listOf(body, 'executions').length;
    const wrong: string[] = [];
    if (textOf(after, 'status') === 'cancelled')
      wrong.push(`${path} was cancelled, though its function is there`);
    if (recorded + Number(after.count) !== ordered) {
      wrong.push(
        `${path}: ${recorded} runs are recorded and ${after.count} are left, ${ordered} were ordered`,
      );
    }
    return wrong;
  }
}

async function jobAt(api: ApiClient, path: string): Promise<JsonObject> {
  return (await api.call('GET', path)).body;
}

async function isThere(api: ApiClient, path: string): Promise<boolean> {
  return (await api.call('GET', path)).status !== 404;
}

function mayBeGone({ pending }: LedgerFunction, id: string): boolean {
  return pending?.kind === 'delete-trigger' && pending.id === id;
}
