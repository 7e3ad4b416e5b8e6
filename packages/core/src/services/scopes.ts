import type { Caller } from '../domain/caller.js';
import { projectScope, type Scope } from '../domain/scope.js';
import { NotAllowedError } from '../errors/errors.js';
import type { AccessPolicy } from '../ports/access-policy.js';
import type { ListOptions } from './list-options.js';

/** Whose rows a caller may see and change: its project's, or everybody's (rule R18). */
export function callerScope(access: AccessPolicy, caller: Caller): Scope {
  return access.isAdmin(caller) ? 'all' : projectScope(caller.projectId);
}

/** Whose rows a list shows: the caller's own unless an administrator asks for more. */
export function listScope(
  access: AccessPolicy,
  caller: Caller,
  project: ListOptions<string>['project'] = 'own',
): Scope {
  if (project === 'own') return projectScope(caller.projectId);
  if (!access.isAdmin(caller)) {
    throw new NotAllowedError("Only an administrator may list other projects' resources.");
  }
  return project === 'all' ? 'all' : projectScope(project.projectId);
}
