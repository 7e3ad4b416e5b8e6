import { notFound } from '../../errors/not-found-error.js';
import type { Context } from '../context.js';
import { listPage } from '../list-page.js';
import { callerScope, listScope } from '../scopes.js';
import { createJob } from './create-job.js';
import type { JobService } from './job-service.js';
import { updateJob } from './update-job.js';

export function createJobService(context: Context): JobService {
  const { access, storage } = context;
  const get: JobService['get'] = async (caller, id) => {
    const found = await storage.jobs.get(callerScope(access, caller), id);
    if (found === undefined) throw notFound('Job', { id });
    return found;
  };
  return {
    create: (caller, input) => createJob(context, caller, input),
    list: async (caller, options = {}) =>
      listPage(storage.jobs, listScope(access, caller, options.project), options),
    get,
    update: (caller, id, input) => updateJob(context, caller, id, input),
    delete: async (caller, id) => {
      await get(caller, id);
      await storage.jobs.delete(id);
    },
  };
}
