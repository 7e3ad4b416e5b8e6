/** What one package's sources may import, beside Node and themselves. */
export interface ImportRule {
  readonly folder: string;
  /** What lives there, in a few words. */
  readonly holds: string;
  readonly mayImport: readonly string[];
}

const ports = ['@qinling/core'];

/** The house's layout: `<port>-<technology>`, adapters know the core and never each other. The test enforces it. */
export const importTable: readonly ImportRule[] = [
  {
    folder: 'packages/archive',
    holds: 'zip, tar and tar.gz: read, check, digest, pack, unpack',
    mayImport: ['tar', 'yauzl'],
  },
  {
    folder: 'packages/core',
    holds: 'domain types, rules, use cases, ports, errors, in-memory adapters',
    mayImport: ['@qinling/archive', 'croner', 'uuid'],
  },
  {
    folder: 'packages/conformance',
    holds: 'the adapter test kit: storage, blob store, orchestrator, queue, HTTP',
    mayImport: ['@qinling/archive', '@qinling/core', 'vitest'],
  },
  {
    folder: 'packages/storage-kysely',
    holds: 'rows in SQLite through Kysely, with migrations',
    mayImport: [...ports, 'better-sqlite3', 'kysely'],
  },
  {
    folder: 'packages/blob-filesystem',
    holds: 'packages as content-addressed files',
    mayImport: ports,
  },
  {
    folder: 'packages/orchestrator-process',
    holds: 'workers as child processes of this machine: nodejs, python3',
    mayImport: ['@qinling/archive', ...ports],
  },
  {
    folder: 'packages/express',
    holds: 'the REST surface as a router',
    mayImport: [...ports, 'express', 'multer', 'zod'],
  },
  {
    folder: 'packages/client',
    holds: 'a typed client of the REST surface, fetch only',
    mayImport: [],
  },
  {
    folder: 'packages/cli',
    holds: 'the command `qinling`',
    mayImport: ['@qinling/client', 'commander', 'ignore', 'tar', 'yaml'],
  },
  {
    folder: 'apps/server',
    holds: 'the host, which puts the adapters together',
    mayImport: [
      '@qinling/blob-filesystem',
      ...ports,
      '@qinling/express',
      '@qinling/orchestrator-process',
      '@qinling/storage-kysely',
      'express',
      'pino',
      'yazl',
    ],
  },
  {
    folder: 'apps/proofs',
    holds: 'long proofs of the rules against the real adapters',
    mayImport: [
      '@qinling/archive',
      '@qinling/blob-filesystem',
      ...ports,
      '@qinling/express',
      '@qinling/orchestrator-process',
      '@qinling/storage-kysely',
      'better-sqlite3',
      'express',
      'fast-check',
    ],
  },
  {
    folder: 'apps/bench',
    holds: 'what the library costs over the bare thing, as ratios',
    mayImport: [
      '@google-cloud/functions-framework',
      '@qinling/archive',
      '@qinling/blob-filesystem',
      ...ports,
      '@qinling/express',
      '@qinling/orchestrator-process',
      '@qinling/server',
      '@qinling/storage-kysely',
      'better-sqlite3',
      'express',
      'yazl',
    ],
  },
];
