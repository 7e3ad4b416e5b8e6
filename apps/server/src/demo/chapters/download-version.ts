import { createHash } from 'node:crypto';
import { objectOf, textOf } from '../../child-host/json-members.js';
import type { Story } from '../story.js';
import type { Functions } from './run-two-functions.js';

export async function downloadVersion(story: Story, { python, firstZip }: Functions): Promise<void> {
  story.narrator.chapter('Download version 1, and compare the bytes');
  const path = `/v1/functions/${python}/versions/1`;
  const { bytes } = await story.call('GET', `${path}?download=true`);
  story.check('they are those of the zip that was uploaded', Buffer.compare(bytes, firstZip) === 0);
  const { body } = await story.call('GET', path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  story.check(
    'they match the checksum that the version shows',
    textOf(objectOf(body, 'code'), 'sha256') === sha256,
  );
}
