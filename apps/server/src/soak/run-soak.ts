import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { checkSqlite } from '@qinling/storage-kysely';
import { ApiClient } from '../child-host/api-client.js';
import { type ChildHost, startChildHost } from '../child-host/start-child-host.js';
import { checkAfterCrash } from '../crash/check-after-crash.js';
import { orphanedPackages, stuckExecutions } from '../crash/check-leftovers.js';
import { silentClients } from '../crash/check-survivor.js';
import { emptyLedger, type Ledger } from '../crash/ledger.js';
import { pick, randomFrom } from '../crash/random.js';
import { type SoakClient, soakClients } from './soak-clients.js';
import { processesBelow, residentBytes } from './worker-processes.js';

export interface SoakOptions {
  readonly dataDirectory: string;
  readonly seconds: number;
  /** Decides what the clients do and who is killed, as far as timing lets it. */
  readonly seed: number;
  /** Called every ten seconds. */
  readonly onProgress?: (progress: SoakProgress) => void;
}

export interface SoakProgress {
  readonly seconds: number;
  readonly answers: number;
  readonly killedProcesses: number;
  readonly killedHosts: number;
  readonly residentMib: number;
}

const killEveryMs = 500;
const reportEverySeconds = 10;
const shortestLifeSeconds = 20;
const mostLives = 6;
/** What caches, statements and the workers' bookkeeping may take beyond what the host had once it was warm. */
export const growthMib = 200;

interface Soak {
  readonly dataDirectory: string;
  readonly random: () => number;
  readonly ledger: Ledger;
  readonly onProgress: (progress: SoakProgress) => void;
  readonly begun: number;
  clients: readonly SoakClient[];
  killedProcesses: number;
  killedHosts: number;
}

/**
 * A host under mixed load for as long as is asked for, while processes of its workers are killed at random. Now and then the host is killed itself,
 * in the middle of it, and started again; each time everything is checked. Resolves with what was found wrong, in words.
 */
export async function runSoak(options: SoakOptions): Promise<readonly string[]> {
  const { seconds, seed, onProgress = () => undefined } = options;
  const dataDirectory = await realpath(options.dataDirectory);
  const soak: Soak = {
    dataDirectory,
    random: randomFrom(seed),
    ledger: emptyLedger(),
    onProgress,
    begun: performance.now(),
    clients: [],
    killedProcesses: 0,
    killedHosts: 0,
  };
  const lives = Math.max(1, Math.min(mostLives, Math.floor(seconds / shortestLifeSeconds)));
  const wrong: string[] = [];
  let host = await start(dataDirectory);
  soak.clients = await soakClients(new ApiClient(host.url), seed, soak.ledger);
  for (let life = 0; life < lives; life += 1) {
    wrong.push(...(await liveAndDie(soak, host, seconds / lives)));
    wrong.push(...(await checkSqlite({ filename: join(dataDirectory, 'qinling.db') })));
    host = await start(dataDirectory);
    wrong.push(...(await checkEverything(new ApiClient(host.url), soak)));
  }
  const { code } = await host.stop('SIGTERM');
  if (code !== 0) wrong.push(`the host left with exit code ${code}`);
  return [...wrong, ...(await leftProcesses(join(dataDirectory, 'work')))];
}

/** Loads a host and kills processes of its workers, then the host; these must leave when it is gone. */
async function liveAndDie(soak: Soak, host: ChildHost, seconds: number): Promise<readonly string[]> {
  const work = join(soak.dataDirectory, 'work');
  const api = new ApiClient(host.url);
  const running = soak.clients.map((client) => client.runUntilBroken(api));
  const wrong: string[] = [];
  const memory: number[] = [];
  const end = performance.now() + seconds * 1000;
  let report = performance.now() + reportEverySeconds * 1000;
  while (performance.now() < end) {
    await delay(killEveryMs);
    soak.killedProcesses += killOne(soak.random, work);
    if (performance.now() < report) continue;
    report += reportEverySeconds * 1000;
    memory.push(Math.round(residentBytes(host.pid) / 1024 / 1024));
    soak.onProgress(progressOf(soak, memory.at(-1) ?? 0));
    wrong.push(...(await silentClients(soak.clients, 20)));
  }
  wrong.push(...grown(memory));
  await host.stop('SIGKILL');
  soak.killedHosts += 1;
  await Promise.all(running);
  return [...wrong, ...(await leftProcesses(work))];
}

function progressOf(soak: Soak, residentMib: number): SoakProgress {
  const { clients, killedProcesses, killedHosts, begun } = soak;
  return {
    seconds: Math.round((performance.now() - begun) / 1000),
    answers: clients.reduce((sum, client) => sum + client.answers, 0),
    killedProcesses,
    killedHosts,
    residentMib,
  };
}

/** Whether the memory of a host has grown beyond what it had after its first report. */
export function grown(mib: readonly number[]): readonly string[] {
  const [first = 0] = mib;
  const last = mib.at(-1) ?? 0;
  return last - first > growthMib ? [`the host grew from ${first} MiB to ${last} MiB`] : [];
}

/** Compares what a host shows, which was started again, with what the clients were told. */
async function checkEverything(api: ApiClient, { ledger, dataDirectory }: Soak): Promise<readonly string[]> {
  return [
    ...ledger.violations.splice(0),
    ...(await stuckExecutions(api, 10)),
    ...(await checkAfterCrash(api, ledger)),
    ...(await orphanedPackages(api, join(dataDirectory, 'packages'), 10)),
  ];
}

/** Processes that are still there some seconds after their host has gone. */
export async function leftProcesses(work: string): Promise<readonly string[]> {
  for (let tries = 0; tries < 50 && processesBelow(work).length > 0; tries += 1) await delay(100);
  return processesBelow(work).map((pid) => `process ${pid} of a worker is left`);
}

function killOne(random: () => number, work: string): number {
  const processes = processesBelow(work);
  if (processes.length === 0) return 0;
  try {
    process.kill(pick(random, processes), 'SIGKILL');
    return 1;
  } catch {
    // It was quicker.
    return 0;
  }
}

function start(dataDirectory: string): Promise<ChildHost> {
  return startChildHost({
    dataDirectory,
    settings: { QINLING_LEASE_SECONDS: '2', QINLING_SWEEP_INTERVAL_SECONDS: '2' },
  });
}
