import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { ApiClient } from '../child-host/api-client.js';
import { listOf, objectOf, textOf } from '../child-host/json-members.js';
import { lastOf } from './last-of.js';

/** Waits until no execution is `running`, up to `seconds`; resolves with those that still are, in words (rule R12). */
export async function stuckExecutions(api: ApiClient, seconds: number): Promise<readonly string[]> {
  return lastOf(seconds, async () => {
    const { body } = await api.call('GET', '/v1/executions?status=running');
    return listOf(body, 'executions').map(({ id }) => `execution ${id} is still running after ${seconds} s`);
  });
}

/** Waits until every file in the package store is referred to, up to `seconds`; resolves with those that are not, in words. */
export async function orphanedPackages(
  api: ApiClient,
  packagesDirectory: string,
  seconds: number,
): Promise<readonly string[]> {
  return lastOf(seconds, async () => {
    const referredTo = await referredLocations(api);
    const orphans: string[] = [];
    for (const entry of await readdir(packagesDirectory, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = relative(packagesDirectory, join(entry.parentPath, entry.name));
      // A package's path ends in its location, with separators in it.
      if (!referredTo.has(path.replaceAll(/[^0-9a-f]/g, '').slice(-64))) {
        orphans.push(`${path} is left, and nothing refers to it`);
      }
    }
    return orphans;
  });
}

async function referredLocations(api: ApiClient): Promise<ReadonlySet<string>> {
  const locations = new Set<string>();
  for (const one of listOf((await api.call('GET', '/v1/functions')).body, 'functions')) {
    locations.add(textOf(objectOf(one, 'code'), 'sha256'));
    const versions = await api.call('GET', `/v1/functions/${textOf(one, 'id')}/versions`);
    for (const version of listOf(versions.body, 'function_versions')) {
      locations.add(textOf(objectOf(version, 'code'), 'sha256'));
    }
  }
  return locations;
}
