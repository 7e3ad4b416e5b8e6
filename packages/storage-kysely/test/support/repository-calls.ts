import {
  aFunction,
  aJob,
  anAlias,
  anExecution,
  aPackage,
  aRuntime,
  aVersion,
  aWebhook,
  minutesLater,
  someTime,
} from '@qinling/conformance';
import type { ListQuery, Repositories, Scope } from '@qinling/core';

/** What is asked of one repository method, in every form that makes another statement of it. */
type Call = (repositories: Repositories) => Promise<unknown>;

interface AnyRepository {
  insert(row: object): Promise<void>;
  get(scope: Scope, id: string): Promise<unknown>;
  list(query: ListQuery): Promise<readonly unknown[]>;
  update(id: string, changes: object): Promise<boolean>;
  delete(id: string): Promise<boolean>;
}

/** The rows that the calls expect; all have this id and belong to this project. */
export const id = 'x';
export const project = { projectId: 'p' } as const;

export const rows = {
  functions: [aFunction({ id, ...project })],
  versions: [aVersion({ id, functionId: id, ...project })],
  aliases: [anAlias({ id, functionId: id, ...project })],
  executions: [anExecution({ id, functionId: id, ...project })],
  jobs: [aJob({ id, functionId: id, ...project })],
  webhooks: [aWebhook({ id, functionId: id, ...project })],
  runtimes: [aRuntime({ id, ...project })],
};

function crudCalls(noun: keyof typeof rows, another: object): Readonly<Record<string, Call>> {
  const of = (repositories: Repositories) => repositories[noun] as unknown as AnyRepository;
  return {
    [`${noun}.insert`]: (all) => of(all).insert(another),
    [`${noun}.get`]: async (all) => {
      await of(all).get('all', id);
      await of(all).get(project, id);
    },
    [`${noun}.list`]: async (all) => {
      for (const scope of [project, 'all'] as const) {
        await of(all).list({ scope });
        await of(all).list({ scope, limit: 10 });
        await of(all).list({ scope, limit: 10, marker: id });
      }
    },
    [`${noun}.update`]: async (all) => {
      await of(all).update(id, {});
      await of(all).update(id, { updatedAt: someTime });
    },
    [`${noun}.delete`]: (all) => of(all).delete('nothing'),
  };
}

function listOfFunction(noun: 'versions' | 'executions'): Call {
  const filters = [{ column: 'functionId', operator: 'eq', values: [id] }] as const;
  return async (all) => {
    for (const scope of [project, 'all'] as const) {
      await all[noun].list({ scope, filters });
      await all[noun].list({ scope, filters, limit: 10, marker: id });
    }
  };
}

/** Calls of every repository method, by its name; a name may go on after the method. */
export const calls: Readonly<Record<string, Call>> = {
  ...crudCalls('runtimes', aRuntime()),
  'runtimes.updateIfStatus': (all) => all.runtimes.updateIfStatus(id, 'available', { status: 'error' }),
  'runtimes.isUsed': (all) => all.runtimes.isUsed(id),

  ...crudCalls('functions', aFunction()),
  'functions.lock': (all) => all.functions.lock(id),
  'functions.takeVersionNumber': (all) => all.functions.takeVersionNumber(id),
  'functions.incrementCount': (all) => all.functions.incrementCount(id),

  ...crudCalls('versions', aVersion({ functionId: id, versionNumber: 2 })),
  'versions.list of a function': listOfFunction('versions'),
  'versions.getByNumber': async (all) => {
    await all.versions.getByNumber('all', id, 1);
    await all.versions.getByNumber(project, id, 1);
  },
  'versions.newest': (all) => all.versions.newest(id),
  'versions.countOf': (all) => all.versions.countOf(id),
  'versions.incrementCount': (all) => all.versions.incrementCount(id),
  'versions.deleteAllOf': (all) => all.versions.deleteAllOf(id),

  ...crudCalls('aliases', anAlias({ functionId: id })),
  'aliases.getByName': (all) => all.aliases.getByName('p', 'prod'),
  'aliases.pointingAt': async (all) => {
    await all.aliases.pointingAt(id);
    await all.aliases.pointingAt(id, 1);
  },

  'packages.get': (all) => all.packages.get('a'),
  'packages.acquire': (all) => all.packages.acquire(aPackage()),
  'packages.lock': (all) => all.packages.lock('a'),
  'packages.isReferenced': (all) => all.packages.isReferenced('a'),
  'packages.unreferenced': (all) => all.packages.unreferenced('a', 10),
  'packages.delete': (all) => all.packages.delete('a'),

  ...crudCalls('executions', anExecution()),
  'executions.list of a function': listOfFunction('executions'),
  'executions.log': async (all) => {
    await all.executions.log('all', id);
    await all.executions.log(project, id);
  },
  'executions.finish': (all) =>
    all.executions.finish(id, { status: 'success', result: '{}', log: 'log', finishedAt: someTime }),
  'executions.keepLog': async (all) => {
    await all.executions.keepLog(id, 'log');
    await all.executions.keepLog(id, '');
  },
  'executions.claim': (all) => all.executions.claim(id, 'host'),
  'executions.running': async (all) => {
    await all.executions.running(id);
    await all.executions.running(id, 1);
  },
  'executions.isRuntimeBusy': (all) => all.executions.isRuntimeBusy(id),
  'executions.orphaned': (all) => all.executions.orphaned(someTime, 10),

  ...crudCalls('jobs', aJob()),
  'jobs.due': (all) => all.jobs.due(minutesLater(90), 10),
  'jobs.earliest': (all) => all.jobs.earliest(),
  'jobs.advance': (all) =>
    all.jobs.advance(id, someTime, { status: 'running', count: null, nextExecutionTime: someTime }),
  'jobs.unfinishedOf': async (all) => {
    await all.jobs.unfinishedOf(id);
    await all.jobs.unfinishedOf(id, 1);
  },
  'jobs.unfinishedOfAlias': (all) => all.jobs.unfinishedOfAlias('p', 'prod'),

  ...crudCalls('webhooks', aWebhook({ functionId: id })),
  'webhooks.idsOf': async (all) => {
    await all.webhooks.idsOf(id);
    await all.webhooks.idsOf(id, 1);
  },
  'webhooks.idsOfAlias': (all) => all.webhooks.idsOfAlias('p', 'prod'),

  'hosts.renew': (all) => all.hosts.renew('host', someTime),
  'hosts.remove': (all) => all.hosts.remove('host'),
  'hosts.removeExpired': (all) => all.hosts.removeExpired(someTime),
};
