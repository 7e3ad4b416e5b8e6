import type { ListQuery, Repository } from '@qinling/core';

export const nouns = [
  'runtimes',
  'functions',
  'versions',
  'aliases',
  'executions',
  'jobs',
  'webhooks',
] as const;

export type NounName = (typeof nouns)[number];

export interface Row {
  readonly id: string;
  readonly projectId: string;
  readonly createdAt: Date;
  readonly updatedAt: Date | null;
  readonly name?: string | null;
  readonly description?: string | null;
}

export type Rows = Repository<Row>;
export type Query = ListQuery<Extract<keyof Row, string>>;

/** One defect, the case of every kind of row that finds it, and how to make it. */
export type Mutation = readonly [
  defect: string,
  red: string,
  breaks: (rows: Rows, noun: NounName) => Partial<Rows>,
];

/** The rows that a query would give if it had no pages. */
export function whole(
  rows: Rows,
  { marker: _marker, limit: _limit, ...query }: Query,
): Promise<readonly Row[]> {
  return rows.list(query);
}
