import { packageForm } from '../../child-host/api-client.js';
import { zipOf } from '../../child-host/zip-of.js';
import type { Story } from '../story.js';
import { type Functions, greeter } from './run-two-functions.js';

export async function restoreVersion(story: Story, { python }: Functions): Promise<void> {
  story.narrator.chapter('Spoil the latest code, and restore version 3');
  const path = `/v1/functions/${python}`;
  await story.call('PUT', path, { form: packageForm(await zipOf({ 'main.py': greeter('Oops') })) });
  const spoilt = await story.run({ function_id: python, input: { name: 'Ada' } });
  story.check('the latest code is the spoilt one', spoilt === 'Oops, Ada!');
  await story.call('POST', `${path}/versions/3/restore`);
  const restored = await story.run({ function_id: python, input: { name: 'Ada' } });
  story.check('the latest code is that of version 3 again', restored === 'Ahoy, Ada!');
}
