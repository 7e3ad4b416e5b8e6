import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FunctionVersion, QinlingFunction } from '@qinling/core';
import BetterSqlite3 from 'better-sqlite3';
import type { RaceReport } from './race-report.js';
import { databaseIn, packagesIn, type SharedWorld } from './shared-world.js';

/** Compares what is stored with what all processes were told. Resolves with everything that is wrong, in words. */
export async function checkRace(
  world: SharedWorld,
  directory: string,
  reports: readonly RaceReport[],
): Promise<readonly string[]> {
  await world.qinling.packages.sweep();
  const functions = await world.storage.functions.list({ scope: 'all' });
  const versions = await world.storage.versions.list({ scope: 'all' });
  const running = await world.storage.executions.list({
    scope: 'all',
    filters: [{ column: 'status', operator: 'eq', values: ['running'] }],
  });
  return [
    ...reports.flatMap(({ violations }) => violations),
    ...checkNumbers(reports),
    ...checkVersions(versions, reports),
    ...checkSettings(functions, reports),
    ...(await checkReferences(world, functions, versions)),
    ...checkCounts(functions, versions, reports),
    ...(await checkPackages(world, directory, [...functions, ...versions])),
    ...running.map(({ id }) => `R12: execution ${id} is stuck`),
    ...soundness(databaseIn(directory)),
  ];
}

function checkNumbers(reports: readonly RaceReport[]): readonly string[] {
  const issued = reports.flatMap(({ published }) => Object.keys(published));
  const seen = new Set<string>();
  const twice = issued.filter((key) => seen.has(key) || !seen.add(key));
  const numbers = new Map<string, number[]>();
  for (const key of seen) {
    const [id = '', number] = key.split('/');
    numbers.set(id, [...(numbers.get(id) ?? []), Number(number)]);
  }
  const gaps = [...numbers].filter(([, all]) => Math.max(...all) !== all.length);
  return [
    ...twice.map((key) => `R1: ${key} was issued twice`),
    ...gaps.map(
      ([id, all]) => `R1: ${all.length} versions of ${id} were published, the highest is ${Math.max(...all)}`,
    ),
  ];
}

function checkVersions(
  versions: readonly FunctionVersion[],
  reports: readonly RaceReport[],
): readonly string[] {
  const stored = new Map(
    versions.map((version) => [`${version.functionId}/${version.versionNumber}`, version]),
  );
  const deleted = new Set(reports.flatMap((report) => report.deleted));
  const back = [...deleted]
    .filter((key) => stored.has(key))
    .map((key) => `R6: ${key} was deleted and is back`);
  const lost = reports
    .flatMap(({ published }) => Object.entries(published))
    .filter(([key]) => !deleted.has(key))
    .filter(([key, { location, timeoutSeconds }]) => {
      const found = stored.get(key);
      return found?.location !== location || found.timeoutSeconds !== timeoutSeconds;
    });
  return [...back, ...lost.map(([key]) => `R2, R6: ${key} is gone, or is not as it was acknowledged`)];
}

function checkSettings(
  functions: readonly QinlingFunction[],
  reports: readonly RaceReport[],
): readonly string[] {
  return reports.flatMap(({ settings }) =>
    Object.entries(settings).flatMap(([id, values]) => {
      const found: Readonly<Record<string, unknown>> = { ...functions.find((each) => each.id === id) };
      return Object.entries(values)
        .filter(([name, value]) => found[name] !== value)
        .map(
          ([name, value]) => `R11: ${name} of ${id} is ${String(found[name])}, its only writer set ${value}`,
        );
    }),
  );
}

/** What an alias, a job or a webhook refers to is there (rules R4, R10, R11). */
async function checkReferences(
  { storage }: SharedWorld,
  functions: readonly QinlingFunction[],
  versions: readonly FunctionVersion[],
): Promise<readonly string[]> {
  const aliases = await storage.aliases.list({ scope: 'all' });
  const known = new Set([
    ...functions.map(({ id }) => `${id}/0`),
    ...versions.map(({ functionId, versionNumber }) => `${functionId}/${versionNumber}`),
    ...aliases.map(({ name }) => name),
  ]);
  const references = [
    ...aliases.map((alias) => ({ ...alias, kind: 'alias', functionAlias: null })),
    ...(await storage.jobs.list({ scope: 'all' })).map((job) => ({ ...job, kind: 'job' })),
    ...(await storage.webhooks.list({ scope: 'all' })).map((webhook) => ({ ...webhook, kind: 'webhook' })),
  ];
  return references.flatMap(({ kind, id, functionAlias, functionId, functionVersion }) => {
    const target = functionAlias ?? `${functionId}/${functionVersion}`;
    return known.has(target) ? [] : [`R4, R10: ${kind} ${id} refers to ${target}, which is gone`];
  });
}

function checkCounts(
  functions: readonly QinlingFunction[],
  versions: readonly FunctionVersion[],
  reports: readonly RaceReport[],
): readonly string[] {
  const counts = new Map([
    ...functions.map(({ id, count }) => [`${id}/0`, count] as const),
    ...versions.map(
      ({ functionId, versionNumber, count }) => [`${functionId}/${versionNumber}`, count] as const,
    ),
  ]);
  return [...counts].flatMap(([key, count]) => {
    const acknowledged = reports.reduce((sum, { executions }) => sum + (executions[key] ?? 0), 0);
    return count === acknowledged
      ? []
      : [`${key} counts ${count} executions, ${acknowledged} were acknowledged`];
  });
}

/** Every location is readable, and nothing else is stored: neither packages, nor what an upload wrote on its way (rules R5, R6). */
async function checkPackages(
  { blobs }: SharedWorld,
  directory: string,
  rows: readonly { readonly location: string | null }[],
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const referred = new Set(rows.flatMap(({ location }) => location ?? []));
  for (const location of referred) {
    const hash = createHash('sha256');
    for await (const chunk of (await blobs.open(location)) ?? []) hash.update(chunk);
    if (hash.digest('hex') !== location) wrong.push(`R6: ${location} is not readable`);
  }
  for await (const key of blobs.list('')) if (!referred.has(key)) wrong.push(`R5: ${key} is an orphan`);
  for (const name of await readdir(join(packagesIn(directory), 'staging')))
    wrong.push(`R6: staging/${name} is left`);
  return wrong;
}

function soundness(filename: string): readonly string[] {
  const database = new BetterSqlite3(filename, { readonly: true });
  try {
    const integrity = database.pragma('integrity_check', { simple: true });
    const dangling = database.pragma('foreign_key_check') as readonly unknown[];
    return [
      ...(integrity === 'ok' ? [] : [`the database is damaged: ${String(integrity)}`]),
      ...dangling.map((row) => `a row refers to nothing: ${JSON.stringify(row)}`),
    ];
  } finally {
    database.close();
  }
}
