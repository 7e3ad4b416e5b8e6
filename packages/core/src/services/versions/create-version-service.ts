import { projectScope } from '../../domain/scope.js';
import { checkDescription } from '../../domain/text.js';
import type { Context } from '../context.js';
import { listPage } from '../list-page.js';
import { downloadOf } from '../packages/package-download.js';
import { callerScope } from '../scopes.js';
import { requireFunction } from '../targets.js';
import { deleteVersion } from './delete-version.js';
import { findVersion } from './find-version.js';
import { publishVersion } from './publish-version.js';
import { restoreVersion } from './restore-version.js';
import type { VersionService } from './version-service.js';

export function createVersionService(context: Context): VersionService {
  const { access, clock, storage } = context;
  const get: VersionService['get'] = (caller, functionId, version) =>
    findVersion(storage, callerScope(access, caller), functionId, version);
  return {
    publish: (caller, functionId, input = {}) => publishVersion(context, caller, functionId, input),
    list: async (caller, functionId, options = {}) => {
      const scope = callerScope(access, caller);
      await requireFunction(storage, scope, functionId);
      return listPage(storage.versions, scope, options, [
        { column: 'functionId', operator: 'eq', values: [functionId] },
      ]);
    },
    get,
    download: async (caller, functionId, version) =>
      downloadOf(context, await get(caller, functionId, version)),
    update: async (caller, functionId, version, input) => {
      const description = checkDescription(input.description);
      return storage.transaction(async (repositories) => {
        const found = await findVersion(repositories, projectScope(caller.projectId), functionId, version);
        if (description === null) return found;
        const changes = { description, updatedAt: clock.now() };
        await repositories.versions.update(found.id, changes);
        return { ...found, ...changes };
      });
    },
    delete: (caller, functionId, version) => deleteVersion(context, caller, functionId, version),
    restore: (caller, functionId, version) => restoreVersion(context, caller, functionId, version),
  };
}
