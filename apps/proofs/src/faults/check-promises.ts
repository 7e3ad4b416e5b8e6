import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { BlobStore, Qinling, Storage } from '@qinling/core';
import type { Ledger } from './ledger.js';
import { caller } from './scenario.js';

async function assertReadable(blobs: BlobStore, location: string): Promise<void> {
  const bytes = await blobs.open(location);
  assert.ok(bytes !== undefined, `R6: the package ${location} is missing`);
  const hash = createHash('sha256');
  for await (const chunk of bytes) hash.update(chunk);
  assert.equal(hash.digest('hex'), location, 'R6: the package is not what its location says');
}

async function assertAcknowledged(
  { functions, versions, deleted, uncertain }: Ledger,
  storage: Storage,
): Promise<void> {
  for (const [id, { location }] of functions) {
    if (uncertain.has(id)) continue;
    const found = await storage.functions.get('all', id);
    assert.equal(found?.location, location, `R6: what was acknowledged of function ${id} is gone`);
  }
  for (const [key, version] of versions) {
    if (uncertain.has(key)) continue;
    assert.deepEqual(
      { ...(await storage.versions.get('all', version.id)), count: 0 },
      { ...version, count: 0 },
      `R2, R6: what was acknowledged of version ${key} is gone`,
    );
  }
  for (const key of deleted) {
    const [id = '', number] = key.split('/');
    const found =
      number === undefined
        ? await storage.functions.get('all', id)
        : await storage.versions.getByNumber('all', id, Number(number));
    assert.equal(found, undefined, `R6: ${key} was deleted and is back`);
  }
}

/**
 * Checks what must hold after any fault, on a library that was started after it: every acknowledged change is there, every location
 * that is referred to is readable, nothing else is stored after a sweep, no number was issued twice, nothing runs for ever.
 */
export async function checkPromises(
  ledger: Ledger,
  world: { readonly qinling: Qinling; readonly storage: Storage; readonly blobs: BlobStore },
): Promise<void> {
  const { qinling, storage, blobs } = world;
  await qinling.packages.sweep();
  await assertAcknowledged(ledger, storage);
  const functions = await storage.functions.list({ scope: 'all' });
  const versions = await storage.versions.list({ scope: 'all' });
  const referred = new Set([...functions, ...versions].flatMap(({ location }) => location ?? []));
  for (const location of referred) await assertReadable(blobs, location);
  const stored: string[] = [];
  for await (const key of blobs.list('')) stored.push(key);
  assert.deepEqual(stored, [...referred].sort(), 'R5, R6: exactly what is referred to is stored');
  const running = (await storage.executions.list({ scope: 'all' })).filter(
    ({ status }) => status === 'running',
  );
  assert.deepEqual(running, [], 'R12: no execution is stuck');
  for (const { id } of functions) {
    const issued = await storage.versions.newest(id);
    const next = await qinling.versions.publish(caller, id);
    assert.ok(next.versionNumber > (issued?.versionNumber ?? 0), 'R1: a number was issued twice');
    const dead = `${id}/${next.versionNumber}`;
    assert.ok(!ledger.deleted.has(dead) && !ledger.versions.has(dead), `R1: ${dead} was issued twice`);
  }
}
