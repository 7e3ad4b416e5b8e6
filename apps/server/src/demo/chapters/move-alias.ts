import type { Story } from '../story.js';
import type { Functions } from './run-two-functions.js';

export async function moveAlias(story: Story, { python }: Functions): Promise<void> {
  story.narrator.chapter('Point alias prod at version 1, run by alias, move it to version 2');
  await story.call('POST', '/v1/aliases', {
    json: { name: 'prod', function_id: python, function_version: 1 },
  });
  const before = await story.run({ function_alias: 'prod', input: { name: 'Ada' } });
  story.check('prod runs version 1', before === 'Hello, Ada!');
  await story.call('PUT', '/v1/aliases/prod', { json: { function_version: 2 } });
  const after = await story.run({ function_alias: 'prod', input: { name: 'Ada' } });
  story.check('prod runs version 2', after === 'Good day, Ada!');
  await story.call('PUT', '/v1/aliases/prod', { json: { function_version: 1 } });
}
