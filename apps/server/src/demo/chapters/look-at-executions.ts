import { listOf, textOf } from '../../child-host/json-members.js';
import type { Story } from '../story.js';

export async function lookAtExecutions(story: Story): Promise<void> {
  story.narrator.chapter('List executions, and read the log of one');
  const { body } = await story.call('GET', '/v1/executions?status=success&sort_keys=created_at&limit=2');
  const [first] = listOf(body, 'executions');
  if (first === undefined) throw new Error('There is no execution.');
  const id = textOf(first, 'id');
  const { text } = await story.call('GET', `/v1/executions/${id}/log`);
  story.check('the log has what the function printed', text.includes('greeting Ada'));
  story.check(
    'the log is framed',
    text.includes(`Start execution: ${id}`) && text.includes(`Finished execution: ${id}`),
  );
}
