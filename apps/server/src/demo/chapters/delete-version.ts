import { listOf, numberOf } from '../../child-host/json-members.js';
import type { Story } from '../story.js';
import type { Functions } from './run-two-functions.js';

/** What refers to version 1 when this chapter begins, beside the alias prod. */
export interface References {
  readonly job: string;
  readonly webhook: string;
}

export async function deleteVersion(
  story: Story,
  { python }: Functions,
  { job, webhook }: References,
): Promise<void> {
  story.narrator.chapter('Try to delete version 1, read what blocks it, delete that, and try again');
  const versions = `/v1/functions/${python}/versions`;
  const refused = await story.call('DELETE', `${versions}/1`);
  story.check('it is refused', refused.status === 403);
  const blockers = listOf(refused.body, 'blockers').map(({ kind, id, name }) =>
    kind === 'alias' ? name : id,
  );
  for (const [kind, key] of Object.entries({ job, webhook, alias: 'prod' })) {
    story.check(`the refusal names the ${kind}`, blockers.includes(key));
  }
  await story.call('DELETE', `/v1/jobs/${job}`);
  await story.call('DELETE', `/v1/webhooks/${webhook}`);
  await story.call('DELETE', '/v1/aliases/prod');
  story.check('now it can be deleted', (await story.call('DELETE', `${versions}/1`)).status === 204);
  await story.call('DELETE', `${versions}/2`);

  story.narrator.chapter('Publish again: a deleted number is not issued again, also when it was the newest');
  const { body } = await story.call('POST', versions, { json: {} });
  story.check('the new version is number 3', numberOf(body, 'version_number') === 3);
}
