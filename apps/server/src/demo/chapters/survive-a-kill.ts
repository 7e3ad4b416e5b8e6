import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { ConnectionError, packageForm } from '../../child-host/api-client.js';
import { listOf, numberOf, objectOf, textOf } from '../../child-host/json-members.js';
import { zipOf } from '../../child-host/zip-of.js';
import type { Story } from '../story.js';
import { type Functions, greeter } from './run-two-functions.js';

const KILL_AFTER_MS = 500;

export async function surviveAKill(story: Story, { python }: Functions): Promise<void> {
  story.narrator.chapter('Kill the host with kill -9 in the middle of publishing, and start it again');
  const versions = `/v1/functions/${python}/versions`;
  const acknowledged = new Map<number, string>([[3, await codeOf(story, `${versions}/3`)]]);
  const publishing = publishUntilBroken(story, python, acknowledged);
  await delay(KILL_AFTER_MS);
  await story.stopHost('SIGKILL');
  await publishing;
  story.narrator.say(`the host is killed; it had acknowledged ${acknowledged.size} versions`);

  await story.startHost();
  const { body } = await story.call('GET', versions);
  const found = new Map(
    listOf(body, 'function_versions').map((one) => [
      numberOf(one, 'version_number'),
      textOf(objectOf(one, 'code'), 'sha256'),
    ]),
  );
  story.check(
    'every acknowledged version is there, with its checksum',
    [...acknowledged].every(([number, sha256]) => found.get(number) === sha256),
  );
  // The last request may have been carried out without an answer.
  story.check('there is no version that nobody asked for', found.size - acknowledged.size <= 1);
  story.check(
    'every package can be read and matches its checksum',
    await allReadable(story, versions, found),
  );

  const highest = Math.max(...found.keys());
  const next = numberOf((await story.call('POST', versions, { json: {} })).body, 'version_number');
  story.check(`the next number is ${highest + 1}`, next === highest + 1);
  const output = await story.run({ function_id: python, function_version: 3, input: { name: 'Ada' } });
  story.check('version 3 still runs as before', output === 'Ahoy, Ada!');
  await story.until('the lease of the killed host to end', async () => {
    const { body: running } = await story.quietly().call('GET', '/v1/executions?status=running');
    return listOf(running, 'executions').length === 0 ? true : undefined;
  });
  story.check('no execution is left running', true);
}

async function publishUntilBroken(
  story: Story,
  id: string,
  acknowledged: Map<number, string>,
): Promise<void> {
  const api = story.quietly();
  try {
    for (let edition = 1; ; edition += 1) {
      const form = packageForm(await zipOf({ 'main.py': greeter(`Edition ${edition}`) }));
      await api.call('PUT', `/v1/functions/${id}`, { form });
      const { body } = await api.call('POST', `/v1/functions/${id}/versions`, { json: {} });
      acknowledged.set(numberOf(body, 'version_number'), textOf(objectOf(body, 'code'), 'sha256'));
    }
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
  }
}

async function codeOf(story: Story, path: string): Promise<string> {
  const { body } = await story.quietly().call('GET', path);
  return textOf(objectOf(body, 'code'), 'sha256');
}

async function allReadable(
  story: Story,
  versions: string,
  found: ReadonlyMap<number, string>,
): Promise<boolean> {
  for (const [number, sha256] of found) {
    const { bytes } = await story.quietly().call('GET', `${versions}/${number}?download=true`);
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) return false;
  }
  return true;
}
