import { textOf } from '../../child-host/json-members.js';
import type { Story } from '../story.js';
import type { Functions } from './run-two-functions.js';

/** Resolves with the webhook's id. */
export async function callWebhook(story: Story, { python }: Functions): Promise<string> {
  story.narrator.chapter('Make a webhook of version 1, and call it');
  const { body } = await story.call('POST', '/v1/webhooks', {
    json: { function_id: python, function_version: 1 },
  });
  const path = new URL(textOf(body, 'webhook_url')).pathname;
  const { body: accepted, status } = await story.call('POST', path, { json: { name: 'Webhook' } });
  story.check('it is accepted', status === 202);
  const execution = `/v1/executions/${textOf(accepted, 'execution_id')}`;
  await story.until('the webhook to run', async () => {
    const answer = await story.quietly().call('GET', execution);
    return answer.body.status === 'running' ? undefined : answer;
  });
  const { body: ended } = await story.call('GET', execution);
  story.check('it greeted the caller', textOf(ended, 'result').includes('Hello, Webhook!'));
  return textOf(body, 'id');
}
