import { mkdtemp, rm } from 'node:fs/promises';
import type { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepingAgent } from '../host/ask.js';
import { type HostPlant, startProofHost } from '../host/proof-host.js';
import { Traces } from '../host/traces.js';
import type { BadRequest } from './bad-request.js';
import { bodyCases } from './body-cases.js';
import { checkOdd, checkRefusal } from './check-refusal.js';
import { checkOddArchive, oddArchives } from './odd-archives.js';
import { oddCases } from './odd-cases.js';
import { operationsOf } from './operations.js';
import { pathCases } from './path-cases.js';
import { queryCases } from './query-cases.js';
import { type Seed, seed as seedRows } from './seed.js';

export interface BadInputOutcome {
  /** What was found wrong, in words. */
  readonly wrong: readonly string[];
  /** How many requests were sent. */
  readonly sent: number;
}

/** Makes bad requests for rows that are there. */
export type CaseSource = (seed: Seed) => readonly BadRequest[] | Promise<readonly BadRequest[]>;

/** Paths, queries and JSON bodies of every route. */
export const routeCases: CaseSource = (seed) =>
  operationsOf(seed).flatMap((operation) => [
    ...pathCases(operation, seed),
    ...queryCases(operation),
    ...bodyCases(operation, seed),
  ]);

/** Sends bad requests to a host, one after the other, and checks that each is refused and leaves no trace (rule R19). */
export async function runBadInput(source: CaseSource, plant: HostPlant = {}): Promise<BadInputOutcome> {
  return withHost(plant, async ({ origin, seed, directory, agent }) => {
    const traces = new Traces(directory);
    try {
      const cases = await source(seed);
      const wrong: string[] = [];
      for (const request of cases) wrong.push(...(await checkRefusal(origin, request, traces, agent)));
      return { wrong, sent: cases.length };
    } finally {
      traces.close();
    }
  });
}

/** Sends odd requests to a host, one after the other, and checks that nothing fails and nothing is changed on its way. */
export async function runOddInput(plant: HostPlant = {}): Promise<BadInputOutcome> {
  return withHost(plant, async ({ origin, seed, agent }) => {
    const cases = oddCases(seed);
    const wrong: string[] = [];
    for (const request of cases) wrong.push(...(await checkOdd(origin, request, agent)));
    return { wrong, sent: cases.length };
  });
}

/** Uploads archives that only look wrong, and checks that each is taken for what it is (rule R7). */
export async function runOddArchives(plant: HostPlant = {}): Promise<BadInputOutcome> {
  return withHost(plant, async ({ origin, seed, agent }) => {
    const archives = oddArchives();
    const wrong: string[] = [];
    for (const archive of archives) wrong.push(...(await checkOddArchive(origin, archive, seed, agent)));
    return { wrong, sent: archives.length };
  });
}

interface Target {
  readonly origin: string;
  readonly seed: Seed;
  readonly directory: string;
  readonly agent: Agent;
}

async function withHost<Result>(
  plant: HostPlant,
  work: (target: Target) => Promise<Result>,
): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), 'qinling-bad-input-'));
  const host = await startProofHost(directory, plant);
  const agent = keepingAgent();
  try {
    return await work({ origin: host.origin, seed: await seedRows(host.qinling), directory, agent });
  } finally {
    agent.destroy();
    await host.close();
    await rm(directory, { recursive: true, force: true });
  }
}
