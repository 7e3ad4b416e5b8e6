import type { Context } from '../context.js';
import { listPage } from '../list-page.js';
import { downloadOf } from '../packages/package-download.js';
import { callerScope, listScope } from '../scopes.js';
import { requireFunction } from '../targets.js';
import { createFunction } from './create-function.js';
import { deleteFunction } from './delete-function.js';
import type { FunctionService } from './function-service.js';
import { updateFunction } from './update-function.js';

export function createFunctionService(context: Context): FunctionService {
  const { access, storage } = context;
  const get: FunctionService['get'] = (caller, id) =>
    requireFunction(storage, callerScope(access, caller), id);
  return {
    create: (caller, input) => createFunction(context, caller, input),
    list: async (caller, options = {}) =>
      listPage(storage.functions, listScope(access, caller, options.project), options),
    get,
    download: async (caller, id) => downloadOf(context, await get(caller, id)),
    update: (caller, id, input) => updateFunction(context, caller, id, input),
    delete: (caller, id) => deleteFunction(context, caller, id),
  };
}
