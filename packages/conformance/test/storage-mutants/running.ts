import type { Repositories, Storage } from '@qinling/core';
import { breakRepositories } from './storage-mutant.js';

export type Work<Result> = (repositories: Repositories) => Promise<Result>;

/** A storage with a way of its own to run transactions. */
export function running(
  storage: Storage,
  transaction: <Result>(work: Work<Result>) => Promise<Result>,
  repositories: Repositories = storage,
): Storage {
  const intact = breakRepositories(repositories, () => ({}));
  return { ...intact, transaction, ping: () => storage.ping(), close: () => storage.close() };
}
