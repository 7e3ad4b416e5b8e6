import type { Blocker } from '../domain/blocker.js';
import type { FunctionAlias } from '../domain/function-alias.js';
import { NotAllowedError } from '../errors/errors.js';
import type { Repositories } from '../ports/storage/storage.js';

type Kind = Blocker['kind'];

const ofKind = (kind: Kind, ids: readonly string[]): Blocker[] => ids.map((id) => ({ kind, id }));

/** The unfinished jobs and the webhooks that use an alias (rule R10). */
export async function blockersOfAlias(
  repositories: Repositories,
  alias: Pick<FunctionAlias, 'projectId' | 'name'>,
): Promise<readonly Blocker[]> {
  return [
    ...ofKind('job', await repositories.jobs.unfinishedOfAlias(alias.projectId, alias.name)),
    ...ofKind('webhook', await repositories.webhooks.idsOfAlias(alias.projectId, alias.name)),
  ];
}

/** Everything that refers to a function, or to one version of it, directly or through an alias (rules R4, R10). */
export async function blockersOf(
  repositories: Repositories,
  functionId: string,
  functionVersion?: number,
): Promise<readonly Blocker[]> {
  const { jobs, webhooks, aliases, executions } = repositories;
  const pointing = await aliases.pointingAt(functionId, functionVersion);
  const throughAliases: Blocker[] = [];
  for (const alias of pointing) throughAliases.push(...(await blockersOfAlias(repositories, alias)));
  return [
    ...ofKind('job', await jobs.unfinishedOf(functionId, functionVersion)),
    ...ofKind('webhook', await webhooks.idsOf(functionId, functionVersion)),
    ...throughAliases,
    ...pointing.map(({ id, name }) => ({ kind: 'alias' as const, id, name })),
    ...ofKind('execution', await executions.running(functionId, functionVersion)),
  ];
}

const sentences = {
  function: {
    job: 'The function is still associated with running job(s).',
    webhook: 'The function is still associated with webhook(s).',
    alias: 'The function is still associated with function alias(es).',
    execution: 'The function is still associated with running execution(s).',
  },
  version: {
    job: 'The function version is still associated with running job(s).',
    webhook: 'The function version is still associated with webhook.',
    alias: 'The function version is still associated with alias.',
    execution: 'The function version is still associated with running execution(s).',
  },
  alias: {
    job: 'The function alias is still associated with running job(s).',
    webhook: 'The function alias is still associated with webhook(s).',
  },
} as const;

/** In which order the kinds are named, where several stand in the way. */
const kinds = ['job', 'webhook', 'alias', 'execution'] as const satisfies readonly Kind[];

/** Refuses, with the sentence of the first kind and every blocker named, if anything stands in the way. */
export function refuseIfBlocked(noun: keyof typeof sentences, blockers: readonly Blocker[]): void {
  const first = kinds.find((kind) => blockers.some((blocker) => blocker.kind === kind));
  if (first === undefined) return;
  const texts: Partial<Record<Kind, string>> = sentences[noun];
  throw new NotAllowedError(texts[first] ?? `The ${noun} is still in use.`, { blockers });
}
