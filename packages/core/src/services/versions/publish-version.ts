import type { Caller } from '../../domain/caller.js';
import type { QinlingFunction } from '../../domain/function.js';
import type { FunctionVersion } from '../../domain/function-version.js';
import { projectScope } from '../../domain/scope.js';
import { snapshotOf } from '../../domain/snapshot.js';
import { checkDescription } from '../../domain/text.js';
import { NotAllowedError } from '../../errors/errors.js';
import type { Repositories } from '../../ports/storage/storage.js';
import type { Context } from '../context.js';
import { requireFunction } from '../targets.js';

/** Whether the latest code is the same tree as a version's, though its archive bytes may differ (rule R3). */
async function isSameTree(
  { packages }: Repositories,
  latest: QinlingFunction,
  version: FunctionVersion,
): Promise<boolean> {
  if (latest.location === null || version.location === null) return false;
  if (latest.location === version.location) return true;
  const [one, other] = [await packages.get(latest.location), await packages.get(version.location)];
  return one !== undefined && one.treeDigest === other?.treeDigest;
}

const sameSettings = (one: QinlingFunction, other: FunctionVersion): boolean =>
  one.entry === other.entry &&
  one.runtimeId === other.runtimeId &&
  one.cpuMillis === other.cpuMillis &&
  one.memoryBytes === other.memoryBytes &&
  one.timeoutSeconds === other.timeoutSeconds;

async function refuseIfFull(context: Context, { versions }: Repositories, id: string): Promise<void> {
  const { maxVersions } = context.settings;
  if (maxVersions !== undefined && (await versions.countOf(id)) >= maxVersions) {
    throw new NotAllowedError(`Can not exceed maximum number(${maxVersions}) of versions`);
  }
}

export async function publishVersion(
  context: Context,
  caller: Caller,
  functionId: string,
  input: { readonly description?: string | null | undefined },
): Promise<FunctionVersion> {
  const description = checkDescription(input.description);
  const { version, isNew } = await context.storage.transaction(
    async (repositories) => {
      const { functions, versions } = repositories;
      await functions.lock(functionId);
      const latest = await requireFunction(repositories, projectScope(caller.projectId), functionId);
      if (latest.code.source !== 'package') {
        throw new NotAllowedError('Function versioning only allowed for package type function.');
      }
      const newest = await versions.newest(functionId);
      const unchanged = newest !== undefined && (await isSameTree(repositories, latest, newest));
      if (unchanged && context.settings.unchangedVersion === 'reject') {
        throw new NotAllowedError(
          `The function code is not changed since the latest version ${newest.versionNumber}.`,
        );
      }
      if (
        unchanged &&
        context.settings.unchangedVersion === 'return-existing' &&
        sameSettings(latest, newest)
      ) {
        return { version: newest, isNew: false };
      }
      await refuseIfFull(context, repositories, functionId);
      const published: FunctionVersion = {
        ...snapshotOf(latest),
        // Sharing the stored bytes means showing their checksums, which are those of the archive that came first.
        ...(unchanged ? { code: newest.code, location: newest.location } : {}),
        id: context.ids.ordered(),
        functionId,
        description,
        versionNumber: await functions.takeVersionNumber(functionId),
        count: 0,
        projectId: latest.projectId,
        createdAt: context.clock.now(),
        updatedAt: null,
      };
      await versions.insert(published);
      await functions.update(functionId, { latestVersion: published.versionNumber });
      return { version: published, isNew: true };
    },
    { sharesCommit: true },
  );
  if (isNew) context.events.emit('version.published', { version });
  return version;
}
