import {
  type ColumnTypes,
  executionColumns,
  functionAliasColumns,
  functionColumns,
  functionVersionColumns,
  jobColumns,
  type Repositories,
  type Repository,
  runtimeColumns,
  type Storage,
  webhookColumns,
} from '@qinling/core';
import { aFunction, aJob, anAlias, anExecution, aRuntime, aVersion, aWebhook } from './row-builders.js';
import { type Seed, seed } from './seed.js';
import type { StorageCase } from './storage-subject.js';
import * as variety from './variety.js';

/** What every listed row has. */
export interface OwnedRow {
  readonly id: string;
  readonly projectId: string;
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
}

/** One kind of row, for cases that concern every kind. */
export interface Noun<Row extends OwnedRow> {
  readonly name: Exclude<keyof Seed, 'packages'>;
  /** A column that takes any text and null. */
  readonly freeText: Extract<keyof Row, string>;
  /** The columns that clients see, with their types. */
  readonly columns: ColumnTypes<Row>;
  of(repositories: Repositories): Repository<Row>;
  build(overrides?: Partial<OwnedRow>): Row;
  seed(storage: Storage, rows: readonly Row[]): Promise<void>;
  /** Rows that differ in every column, with nulls wherever a column takes them. */
  variety(): readonly Row[];
}

const nouns = {
  runtimes: {
    name: 'runtimes',
    freeText: 'description',
    columns: runtimeColumns,
    of: ({ runtimes }) => runtimes,
    build: aRuntime,
    seed: (storage, runtimes) => seed(storage, { runtimes }),
    variety: variety.runtimes,
  } satisfies Noun<ReturnType<typeof aRuntime>>,
  functions: {
    name: 'functions',
    freeText: 'description',
    columns: functionColumns,
    of: ({ functions }) => functions,
    build: aFunction,
    seed: (storage, functions) => seed(storage, { functions }),
    variety: variety.functions,
  } satisfies Noun<ReturnType<typeof aFunction>>,
  versions: {
    name: 'versions',
    freeText: 'description',
    columns: functionVersionColumns,
    of: ({ versions }) => versions,
    build: aVersion,
    seed: (storage, versions) => seed(storage, { versions }),
    variety: variety.versions,
  } satisfies Noun<ReturnType<typeof aVersion>>,
  aliases: {
    name: 'aliases',
    freeText: 'description',
    columns: functionAliasColumns,
    of: ({ aliases }) => aliases,
    build: anAlias,
    seed: (storage, aliases) => seed(storage, { aliases }),
    variety: variety.aliases,
  } satisfies Noun<ReturnType<typeof anAlias>>,
  executions: {
    name: 'executions',
    freeText: 'description',
    columns: executionColumns,
    of: ({ executions }) => executions,
    build: anExecution,
    seed: (storage, executions) => seed(storage, { executions }),
    variety: variety.executions,
  } satisfies Noun<ReturnType<typeof anExecution>>,
  jobs: {
    name: 'jobs',
    freeText: 'name',
    columns: jobColumns,
    of: ({ jobs }) => jobs,
    build: aJob,
    seed: (storage, jobs) => seed(storage, { jobs }),
    variety: variety.jobs,
  } satisfies Noun<ReturnType<typeof aJob>>,
  webhooks: {
    name: 'webhooks',
    freeText: 'description',
    columns: webhookColumns,
    of: ({ webhooks }) => webhooks,
    build: aWebhook,
    seed: (storage, webhooks) => seed(storage, { webhooks }),
    variety: variety.webhooks,
  } satisfies Noun<ReturnType<typeof aWebhook>>,
};

/** Updates a row of any kind; the columns are those that every kind has, and its free text. */
export function update<Row extends OwnedRow>(
  noun: Noun<Row>,
  repositories: Repositories,
  id: string,
  changes: Readonly<Record<string, string | Date | null>>,
): Promise<boolean> {
  return noun.of(repositories).update(id, changes as Partial<Omit<Row, 'id'>>);
}

/** The cases that `casesOf` makes for one kind of row, for every kind. */
export function forEveryNoun(
  casesOf: <Row extends OwnedRow>(noun: Noun<Row>) => readonly StorageCase[],
): readonly StorageCase[] {
  return [
    ...casesOf(nouns.runtimes),
    ...casesOf(nouns.functions),
    ...casesOf(nouns.versions),
    ...casesOf(nouns.aliases),
    ...casesOf(nouns.executions),
    ...casesOf(nouns.jobs),
    ...casesOf(nouns.webhooks),
  ];
}
