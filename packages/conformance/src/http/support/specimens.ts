import type { Noun } from './columns.js';
import { created, type Row } from './expect.js';
import { type Kit, seldom } from './kit.js';
import { missingImage, settledRuntime } from './runtime-of.js';
import { unique } from './unique.js';

/** A resource whose rows can be made, found and told apart: what cases that hold for every noun are written over. */
export interface Collection {
  readonly noun: Noun;
  /** `/v1/functions`. */
  readonly path: string;
  /** The member of a list's body that holds the rows. */
  readonly key: string;
  /** A text column that `make` fills with `label`. */
  readonly labelled: string;
  make(label: string): Promise<Row>;
  /** Where one row is. */
  at(row: Row): string;
}

/** Every collection of the API, around a function of the kit's own. Only administrators make runtimes. */
export async function collectionsOf(kit: Kit): Promise<readonly Collection[]> {
  const { api, admin } = kit;
  const fn = await kit.createFunction();
  await kit.publish(fn);
  const target = { function_id: fn.id };
  const versions = `/v1/functions/${fn.id}/versions`;
  const byId = (path: string) => (row: Row) => `${path}/${row.id}`;
  return [
    {
      noun: 'runtime',
      path: '/v1/runtimes',
      key: 'runtimes',
      labelled: 'name',
      // One that never comes up is a row like any other, and needs no workers.
      make: async (name) => {
        const { id } = created(await admin.post('/v1/runtimes', { image: missingImage, name }));
        return settledRuntime(admin, id);
      },
      at: byId('/v1/runtimes'),
    },
    {
      noun: 'function',
      path: '/v1/functions',
      key: 'functions',
      labelled: 'name',
      make: (name) => kit.createFunction({ name }),
      at: byId('/v1/functions'),
    },
    {
      noun: 'version',
      path: versions,
      key: 'function_versions',
      labelled: 'description',
      make: (description) => kit.publish(fn, description),
      at: (row) => `${versions}/${row.version_number}`,
    },
    {
      noun: 'alias',
      path: '/v1/aliases',
      key: 'function_aliases',
      labelled: 'description',
      make: async (description) =>
        created(await api.post('/v1/aliases', { ...target, name: unique('alias'), description })),
      at: (row) => `/v1/aliases/${row.name}`,
    },
    {
      noun: 'execution',
      path: '/v1/executions',
      key: 'executions',
      labelled: 'description',
      make: (description) => kit.run({ ...target, description }),
      at: byId('/v1/executions'),
    },
    {
      noun: 'job',
      path: '/v1/jobs',
      key: 'jobs',
      labelled: 'name',
      make: (name) => kit.createJob({ ...target, name, pattern: seldom }),
      at: byId('/v1/jobs'),
    },
    {
      noun: 'webhook',
      path: '/v1/webhooks',
      key: 'webhooks',
      labelled: 'description',
      make: (description) => kit.createWebhook({ ...target, description }),
      at: byId('/v1/webhooks'),
    },
  ];
}
