import { type RecordedCode, unknownId } from './record-code.js';
import type { Recorder } from './recorder.js';
import { type RecordingWorld, slowImage } from './recording-world.js';

/** Executions, jobs, webhooks and workers: each operation succeeds, and is refused in the ways that are its own. */
export async function recordRuns(
  world: RecordingWorld,
  code: RecordedCode,
): Promise<{ readonly webhookId: string }> {
  const { recorder } = world;
  await recordExecutions(recorder, code);
  await recordJobs(recorder, code);
  const hooks = await recordWebhooks(recorder, code);
  await recordWorkers(recorder, code);
  await recordUpgrade(world, code, hooks.webhookId);
  await recordOverload(recorder, code, hooks.webhookId);
  return hooks;
}

/** The end of the story: nothing runs any more. */
export async function recordShutdown(
  { qinling, recorder }: RecordingWorld,
  webhookId: string,
): Promise<void> {
  await qinling.close();
  const json = { function_alias: 'live' };
  await recorder.record('Shutting down', 'POST', paths.executions, { json });
  await recorder.record('Shutting down', 'POST', `${paths.webhooks}/${webhookId}/invoke`);
}

const paths = { executions: '/v1/executions', jobs: '/v1/jobs', webhooks: '/v1/webhooks' } as const;

async function recordExecutions(recorder: Recorder, { functionId, imageFunctionId }: RecordedCode) {
  const json = { function_alias: 'live', input: { name: 'Ada' } };
  const made = await recorder.record('By alias, waiting for its end', 'POST', paths.executions, { json });
  const id = String(made.json().id);
  const failing = { function_id: functionId, function_version: 1, input: '{}' };
  await recorder.record('Code that fails', 'POST', paths.executions, { json: failing });
  const later = { function_id: functionId, sync: false, input: { sleep: true } };
  const started = await recorder.record('Without waiting', 'POST', paths.executions, { json: later });
  await recorder.record('No target', 'POST', paths.executions, { json: { input: 'Ada' } });
  await recorder.record('Unknown function', 'POST', paths.executions, { json: { function_id: unknownId } });
  const image = { function_id: imageFunctionId };
  await recorder.record('Images do not run here', 'POST', paths.executions, { json: image });
  await recorder.record('All executions', 'GET', paths.executions);
  await recorder.record(
    'Failed ones of a version',
    'GET',
    `${paths.executions}?status=failed&function_version=gte:1`,
  );
  await recorder.record('An execution', 'GET', `${paths.executions}/${id}`);
  await recorder.record('Its log', 'GET', `${paths.executions}/${id}/log`);
  await recorder.record('A running one', 'POST', `${paths.executions}/${started.json().id}/cancel`);
  await recorder.record('One that has ended', 'POST', `${paths.executions}/${id}/cancel`);
  await recorder.record('An execution', 'DELETE', `${paths.executions}/${id}`);
}

async function recordJobs(recorder: Recorder, { functionId }: RecordedCode) {
  const json = {
    name: 'nightly',
    function_alias: 'live',
    pattern: '0 3 * * *',
    function_input: { name: 'Ada' },
  };
  const made = await recorder.record('Every night', 'POST', paths.jobs, { json });
  const at = `${paths.jobs}/${made.json().id}`;
  const single = { function_id: functionId, first_execution_time: '2024-05-02 08:30:00' };
  const second = await recorder.record('Once', 'POST', paths.jobs, { json: single });
  const bad = { function_id: functionId, pattern: 'every night' };
  await recorder.record('Not a pattern', 'POST', paths.jobs, { json: bad });
  const lost = { function_id: unknownId, pattern: '@hourly' };
  await recorder.record('Unknown function', 'POST', paths.jobs, { json: lost });
  await recorder.record('All jobs', 'GET', paths.jobs);
  await recorder.record('A job', 'GET', at);
  await recorder.record('Pause it', 'PUT', at, { json: { status: 'paused' } });
  await recorder.record('Not a status', 'PUT', at, { json: { status: 'sleeping' } });
  await recorder.record('Alias of a job', 'DELETE', '/v1/aliases/live');
  await recorder.record('A job', 'DELETE', `${paths.jobs}/${second.json().id}`);
}

async function recordWebhooks(
  recorder: Recorder,
  { functionId, imageFunctionId }: RecordedCode,
): Promise<{ readonly webhookId: string }> {
  const json = { function_id: functionId, description: 'For the shop' };
  const made = await recorder.record('Of the latest code', 'POST', paths.webhooks, { json });
  const webhookId = String(made.json().id);
  const at = `${paths.webhooks}/${webhookId}`;
  await recorder.record('No target', 'POST', paths.webhooks, { json: {} });
  const lost = { function_alias: 'unknown' };
  await recorder.record('Unknown alias', 'POST', paths.webhooks, { json: lost });
  await recorder.record('All webhooks', 'GET', paths.webhooks);
  await recorder.record('A webhook', 'GET', at);
  await recorder.record('To an alias', 'PUT', at, { json: { function_alias: 'live' } });
  await recorder.record('With JSON', 'POST', `${at}/invoke`, { json: { name: 'Ada' } });
  await recorder.record('With a form', 'POST', `${at}/invoke`, { form: { name: 'Ada' } });
  await recorder.record('With a multipart form', 'POST', `${at}/invoke`, {
    parts: [{ name: 'name', value: 'Ada' }],
  });
  await recorder.record('Not an object', 'POST', `${at}/invoke`, { json: ['Ada'] });
  const other = await recorder.send('POST', paths.webhooks, { json: { function_id: imageFunctionId } });
  await recorder.record('Images do not run here', 'POST', `${paths.webhooks}/${other.json().id}/invoke`);
  await recorder.record('A webhook', 'DELETE', `${paths.webhooks}/${other.json().id}`);
  return { webhookId };
}

async function recordWorkers(recorder: Recorder, { functionId, imageFunctionId, runtimeId }: RecordedCode) {
  const fn = `/v1/functions/${functionId}`;
  await recorder.record('Its workers', 'GET', `${fn}/workers`);
  await recorder.record('Alive workers', 'PUT', `/v1/runtimes/${runtimeId}`, { json: { image: slowImage } });
  for (const at of [fn, `${fn}/versions/1`]) {
    await recorder.record('Two more', 'POST', `${at}/scale_up`, { json: { count: 2 } });
    await recorder.record('None', 'POST', `${at}/scale_up`, { json: { count: 0 } });
    await recorder.record('One less', 'POST', `${at}/scale_down`, { json: { count: 1 } });
    await recorder.record('All of them', 'POST', `${at}/detach`);
  }
  const image = `/v1/functions/${imageFunctionId}/scale_up`;
  await recorder.record('Images do not run here', 'POST', image, { json: { count: 1 } });
  await recorder.send('POST', `${fn}/versions/2/detach`);
}

/** While a runtime moves to another image it runs nothing. */
async function recordUpgrade(
  world: RecordingWorld,
  { functionId, runtimeId }: RecordedCode,
  webhookId: string,
) {
  const { recorder } = world;
  const at = `/v1/runtimes/${runtimeId}`;
  await recorder.record('Another image', 'PUT', at, { json: { image: slowImage } });
  await recorder.record('Still upgrading', 'PUT', at, { json: { image: 'nodejs' } });
  const summary = 'The runtime is upgrading';
  const fn = `/v1/functions/${functionId}`;
  await recorder.record(summary, 'POST', paths.executions, { json: { function_alias: 'live' } });
  await recorder.record(summary, 'POST', `${paths.webhooks}/${webhookId}/invoke`);
  await recorder.record(summary, 'POST', `${fn}/scale_up`, { json: { count: 1 } });
  await recorder.record(summary, 'POST', `${fn}/versions/1/scale_up`, { json: { count: 1 } });
  world.finishUpgrade();
  await world.qinling.runtimes.settled({ projectId: 'atlas', roles: ['admin'] }, runtimeId);
}

/** One runs, one waits, and that is all that fits. */
async function recordOverload(recorder: Recorder, { functionId }: RecordedCode, webhookId: string) {
  const json = { function_id: functionId, sync: false, input: { sleep: true } };
  for (let taken = 0; taken < 2; taken += 1) await recorder.send('POST', paths.executions, { json });
  await recorder.record('Too many', 'POST', paths.executions, { json });
  await recorder.record('Too many', 'POST', `${paths.webhooks}/${webhookId}/invoke`);
}
