import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { checkSqlite } from '@qinling/storage-kysely';
import { ApiClient } from '../child-host/api-client.js';
import { type ChildHost, startChildHost } from '../child-host/start-child-host.js';
import { availableRuntime } from '../crash/available-runtime.js';
import { checkAfterCrash } from '../crash/check-after-crash.js';
import { orphanedPackages, stuckExecutions } from '../crash/check-leftovers.js';
import { silentClients } from '../crash/check-survivor.js';
import { emptyLedger } from '../crash/ledger.js';
import { LoadClient } from '../crash/load-client.js';
import { pick, randomFrom } from '../crash/random.js';
import { processesBelow, residentBytes } from './worker-processes.js';

export interface SoakOptions {
  readonly dataDirectory: string;
  readonly seconds: number;
  /** Decides what the clients do and who is killed, as far as timing lets it. */
  readonly seed: number;
  /** How many clients change things at once. Default 4. */
  readonly clients?: number;
  /** Called every ten seconds. */
  readonly onProgress?: (progress: SoakProgress) => void;
}

export interface SoakProgress {
  readonly seconds: number;
  readonly answers: number;
  readonly killedProcesses: number;
  readonly residentMib: number;
}

const killEveryMs = 500;
const reportEverySeconds = 10;
/** What caches, statements and the workers' bookkeeping may take beyond what the host had once it was warm. */
export const growthMib = 200;

/**
 * One host under mixed load for as long as is asked for, while processes of its workers are killed at random. Then it is stopped in the middle of
 * it, started again, and everything is checked. Resolves with what was found wrong, in words.
 */
export async function runSoak(options: SoakOptions): Promise<readonly string[]> {
  const { seconds, seed, onProgress = () => undefined } = options;
  const dataDirectory = await realpath(options.dataDirectory);
  const random = randomFrom(seed);
  const ledger = emptyLedger();
  const host = await start(dataDirectory);
  const api = new ApiClient(host.url);
  const runtimeId = await availableRuntime(api);
  const clients = Array.from(
    { length: options.clients ?? 4 },
    (_, index) => new LoadClient(`client${index}`, runtimeId, randomFrom(seed + index + 1), ledger),
  );
  const running = clients.map((client) => client.runUntilBroken(api));
  const wrong: string[] = [];
  const memory: number[] = [];
  let killedProcesses = 0;
  const end = performance.now() + seconds * 1000;
  let report = performance.now() + reportEverySeconds * 1000;
  while (performance.now() < end) {
    await delay(killEveryMs);
    killedProcesses += killOne(random, join(dataDirectory, 'work'));
    if (performance.now() < report) continue;
    report += reportEverySeconds * 1000;
    memory.push(Math.round(residentBytes(host.pid) / 1024 / 1024));
    const answers = clients.reduce((sum, client) => sum + client.answers, 0);
    const past = Math.round(seconds - (end - performance.now()) / 1000);
    onProgress({ seconds: past, answers, killedProcesses, residentMib: memory.at(-1) ?? 0 });
    wrong.push(...(await silentClients(clients, 20)));
  }
  wrong.push(...grown(memory));
  await host.stop('SIGKILL');
  await Promise.all(running);
  return [...wrong, ...(await checkEverything(dataDirectory, ledger))];
}

/** Whether the memory of a host has grown beyond what it had after its first report. */
export function grown(mib: readonly number[]): readonly string[] {
  const [first = 0] = mib;
  const last = mib.at(-1) ?? 0;
  return last - first > growthMib ? [`the host grew from ${first} MiB to ${last} MiB`] : [];
}

/** Starts the host again, looks at everything, stops it in order, and looks at what is left of it. */
async function checkEverything(
  dataDirectory: string,
  ledger: ReturnType<typeof emptyLedger>,
): Promise<readonly string[]> {
  const unsound = await checkSqlite({ filename: join(dataDirectory, 'qinling.db') });
  const host = await start(dataDirectory);
  const api = new ApiClient(host.url);
  const found = [
    ...unsound,
    ...ledger.violations,
    ...(await stuckExecutions(api, 10)),
    ...(await checkAfterCrash(api, ledger)),
    ...(await orphanedPackages(api, join(dataDirectory, 'packages'), 10)),
  ];
  const { code } = await host.stop('SIGTERM');
  if (code !== 0) found.push(`the host left with exit code ${code}`);
  return [...found, ...(await leftProcesses(join(dataDirectory, 'work')))];
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
    settings: {
      QINLING_LEASE_SECONDS: '2',
      QINLING_SWEEP_INTERVAL_SECONDS: '2',
      QINLING_RUNTIMES: 'python3',
    },
  });
}
