import type { Caller } from './domain/caller.js';
import type { AccessPolicy } from './ports/access-policy.js';

const administrative = new Set([
  'runtime:create',
  'runtime:update',
  'runtime:delete',
  'runtime_pool:get_all',
  'function_worker:get_all',
  'function:scale_up',
  'function:scale_down',
  'function:detach',
  'function_version:scale_up',
  'function_version:scale_down',
  'function_version:detach',
]);

const isAdmin = (caller: Caller): boolean => caller.roles.includes('admin');

/** Qinling's policy: the role `admin` is an administrator, and these actions, with every `…:get_all:all_projects`, are theirs. */
export const defaultAccessPolicy: AccessPolicy = {
  isAdmin,
  allows: (caller, action) =>
    isAdmin(caller) || !(administrative.has(action) || action.endsWith(':get_all:all_projects')),
};
