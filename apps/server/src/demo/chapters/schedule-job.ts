import { listOf, textOf } from '../../child-host/json-members.js';
import type { Story } from '../story.js';
import type { Functions } from './run-two-functions.js';

/** Leaves the job unfinished and resolves with its id. */
export async function scheduleJob(story: Story, { python }: Functions): Promise<string> {
  story.narrator.chapter('Schedule a job on version 1, every second, and watch it fire');
  const { body } = await story.call('POST', '/v1/jobs', {
    json: {
      name: 'every second',
      function_id: python,
      function_version: 1,
      pattern: '* * * * * *',
      function_input: { name: 'Job' },
    },
  });
  const job = textOf(body, 'id');
  const filter = `/v1/executions?description=has:${job}&status=success`;
  const fired = await story.until('the job to fire twice', async () => {
    const executions = listOf((await story.quietly().call('GET', filter)).body, 'executions');
    return executions.length >= 2 ? executions : undefined;
  });
  await story.call('GET', `${filter}&limit=1`);
  story.check(
    'it ran version 1 both times',
    fired.every((one) => one.function_version === 1 && textOf(one, 'result').includes('Hello, Job!')),
  );
  // Paused it refers to version 1 as much as before, and lets the story go on in its own time.
  await story.call('PUT', `/v1/jobs/${job}`, { json: { status: 'paused' } });
  return job;
}
