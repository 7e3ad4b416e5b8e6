import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type Caller, hasErrorCode } from '@qinling/core';
import { locationsOf, type Model, type ModelFunction } from './model.js';
import type { World } from './world.js';

export const caller: Caller = { projectId: 'proofs', roles: ['admin'] };

async function sha256Of(source: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of source) hash.update(chunk);
  return hash.digest('hex');
}

/** Runs what the model says must be refused. */
export async function assertRefused(
  work: Promise<unknown>,
  code: 'not-allowed' | 'not-found',
): Promise<void> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(hasErrorCode(error, code), `expected a refusal (${code}), got ${String(error)}`);
}

async function checkFunction({ qinling }: World, expected: ModelFunction): Promise<void> {
  const actual = await qinling.functions.get(caller, expected.id);
  assert.equal(actual.location, expected.latest.archive.location);
  assert.equal(actual.timeoutSeconds, expected.latest.timeoutSeconds);
  assert.equal(actual.latestVersion, Math.max(0, ...expected.versions.keys()));
  const { items } = await qinling.versions.list(caller, expected.id);
  assert.deepEqual(
    items.map(({ versionNumber }) => versionNumber),
    [...expected.versions.keys()].sort((a, b) => a - b),
  );
  for (const version of items) {
    const promised = expected.versions.get(version.versionNumber);
    assert.equal(version.location, promised?.archive.location);
    assert.equal(version.timeoutSeconds, promised?.timeoutSeconds);
    const download = await qinling.versions.download(caller, expected.id, version.versionNumber);
    assert.equal(await sha256Of(await download.open()), promised?.archive.location);
  }
}

/** Compares everything the library shows with what the rules say. */
export async function checkWorld(world: World, model: Model): Promise<void> {
  for (const expected of model.functions) await checkFunction(world, expected);
  const { items } = await world.qinling.functions.list(caller);
  assert.deepEqual(items.map(({ id }) => id).sort(), model.functions.map(({ id }) => id).sort());
}

/** After a sweep exactly what is referred to is stored, each location once. */
export async function checkStored(world: World, model: Model): Promise<void> {
  const keys: string[] = [];
  for await (const key of world.blobs.list('')) keys.push(key);
  assert.deepEqual(keys, locationsOf(model));
}
