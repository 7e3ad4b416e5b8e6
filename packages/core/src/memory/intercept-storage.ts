import type { Repositories, Storage, TransactionOptions } from '../ports/storage/storage.js';

/** One call on a storage, on its way there. */
export interface StorageCall {
  readonly repository: keyof Repositories | 'storage';
  /** The method; on `storage` also `commit`, the moment before a transaction is committed. */
  readonly method: string;
  readonly args: readonly unknown[];
  readonly inTransaction: boolean;
}

/** Decides what becomes of a call: throw before it, `proceed`, change the answer, or throw after it was done. */
export type StorageInterceptor = (call: StorageCall, proceed: () => Promise<unknown>) => Promise<unknown>;

/** A storage whose every call goes through `intercept`. For tests: faults, delays, counting. */
export function interceptStorage(storage: Storage, intercept: StorageInterceptor): Storage {
  const own = (method: string, inTransaction = false): StorageCall => ({
    repository: 'storage',
    method,
    args: [],
    inTransaction,
  });
  return {
    ...interceptRepositories(storage, intercept),
    transaction<Result>(work: (repositories: Repositories) => Promise<Result>, options?: TransactionOptions) {
      return intercept(own('transaction'), () =>
        storage.transaction(async (repositories) => {
          const result = await work(interceptRepositories(repositories, intercept, true));
          return intercept(own('commit', true), async () => result);
        }, options),
      ) as Promise<Result>;
    },
    async ping() {
      await intercept(own('ping'), () => storage.ping());
    },
    async close() {
      await intercept(own('close'), () => storage.close());
    },
  };
}

/** Repositories whose every call goes through `intercept`. */
export function interceptRepositories(
  repositories: Repositories,
  intercept: StorageInterceptor,
  inTransaction = false,
): Repositories {
  function around<Name extends keyof Repositories>(repository: Name): Repositories[Name] {
    return new Proxy(repositories[repository], {
      get(target, property) {
        const member: unknown = Reflect.get(target, property, target);
        if (typeof member !== 'function') {
          return member;
        }
        return (...args: unknown[]) =>
          intercept({ repository, method: String(property), args, inTransaction }, async () =>
            Reflect.apply(member, target, args),
          );
      },
    });
  }
  return {
    runtimes: around('runtimes'),
    functions: around('functions'),
    versions: around('versions'),
    aliases: around('aliases'),
    packages: around('packages'),
    executions: around('executions'),
    jobs: around('jobs'),
    webhooks: around('webhooks'),
    hosts: around('hosts'),
  };
}

/**
 * A storage that calls `onCall` before every call; what it throws is what the call rejects with, and the call is not made. Thrown
 * before `commit`, it undoes the transaction.
 */
export function withFaults(storage: Storage, onCall: (call: StorageCall) => void | Promise<void>): Storage {
  return interceptStorage(storage, async (call, proceed) => {
    await onCall(call);
    return proceed();
  });
}
