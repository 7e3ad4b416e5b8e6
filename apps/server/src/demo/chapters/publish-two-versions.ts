import { packageForm } from '../../child-host/api-client.js';
import { zipOf } from '../../child-host/zip-of.js';
import type { Story } from '../story.js';
import { type Functions, greeter } from './run-two-functions.js';

export async function publishTwoVersions(story: Story, { python }: Functions): Promise<void> {
  story.narrator.chapter('Publish version 1, change the code, publish version 2, and change it again');
  const path = `/v1/functions/${python}`;
  await story.call('POST', `${path}/versions`, { json: { description: 'says hello' } });
  await story.call('PUT', path, { form: packageForm(await zipOf({ 'main.py': greeter('Good day') })) });
  await story.call('POST', `${path}/versions`, { json: { description: 'says good day' } });
  await story.call('PUT', path, { form: packageForm(await zipOf({ 'main.py': greeter('Ahoy') })) });

  const expected = ['Ahoy, Ada!', 'Hello, Ada!', 'Good day, Ada!'];
  for (const [version, answer] of expected.entries()) {
    const output = await story.run({
      function_id: python,
      function_version: version,
      input: { name: 'Ada' },
    });
    story.check(`version ${version} says ${answer}`, output === answer);
  }
}
