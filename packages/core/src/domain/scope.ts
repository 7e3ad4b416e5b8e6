/** Whose rows a read may see (rule R18). Every read names one; there is no default. */
export type Scope = { readonly projectId: string } | 'all';

/** The rows of one project. */
export function projectScope(projectId: string): Scope {
  return { projectId };
}
