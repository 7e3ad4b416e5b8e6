import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { checkSqlite } from '@qinling/storage-kysely';
import { ApiClient } from '../child-host/api-client.js';
import { type ChildHost, startChildHost } from '../child-host/start-child-host.js';
import { availableRuntime } from './available-runtime.js';
import { checkAfterCrash } from './check-after-crash.js';
import { orphanedPackages, stuckExecutions } from './check-leftovers.js';
import { abandonedExecutions, silentClients } from './check-survivor.js';
import { emptyLedger } from './ledger.js';
import { LoadClient } from './load-client.js';
import { randomFrom } from './random.js';

const LEASE_SECONDS = 1;

export interface CrashOptions {
  readonly dataDirectory: string;
  readonly rounds: number;
  /** Decides what the clients do and when the first host is killed, as far as timing lets it. */
  readonly seed: number;
  /** How many clients change things at once. Default 4. */
  readonly clients?: number;
  /** Called after each round. */
  readonly onRound?: (report: CrashRound) => void;
}

export interface CrashRound {
  readonly round: number;
  readonly killedAfterMs: number;
  readonly functions: number;
  readonly versions: number;
  readonly executions: number;
  /** What was found wrong, in words. */
  readonly wrong: readonly string[];
}

/**
 * Again and again: starts two hosts on one data directory, checks that everything acknowledged before is there and nothing is left
 * over, loads both, kills one at a random moment, watches the other go on, and kills that one too. Resolves with everything that was
 * found wrong.
 */
export async function crashRounds(options: CrashOptions): Promise<readonly string[]> {
  const { dataDirectory, rounds, seed } = options;
  const random = randomFrom(seed);
  const ledger = emptyLedger();
  const found: string[] = [];
  let clients: readonly LoadClient[] | undefined;
  let killedAfterMs = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const unsound = round === 0 ? [] : await checkSqlite({ filename: join(dataDirectory, 'qinling.db') });
    const hosts = [await startHost(dataDirectory), await startHost(dataDirectory)] as const;
    const api = new ApiClient(hosts[0].url);
    const wrong = [
      ...unsound,
      ...ledger.violations.splice(0),
      ...(await stuckExecutions(api, 2 * LEASE_SECONDS + 3)),
      ...(await checkAfterCrash(api, ledger)),
      ...(await orphanedPackages(api, join(dataDirectory, 'packages'), 5)),
    ];
    found.push(...wrong);
    options.onRound?.({ round, killedAfterMs, wrong, ...sizeOf(ledger) });
    if (round === rounds) {
      await Promise.all(hosts.map((host) => host.stop('SIGTERM')));
      break;
    }
    const runtimeId = await availableRuntime(api);
    clients ??= Array.from(
      { length: options.clients ?? 4 },
      (_, index) => new LoadClient(`client${index}`, runtimeId, randomFrom(seed + index + 1), ledger),
    );
    killedAfterMs = 100 + Math.floor(random() * 900);
    ledger.violations.push(...(await loadAndKill(hosts, clients, round, killedAfterMs)));
  }
  return found;
}

/** Loads both hosts, kills the first, and the second after it. Resolves with what the second did not do, in words. */
async function loadAndKill(
  [first, second]: readonly [ChildHost, ChildHost],
  clients: readonly LoadClient[],
  round: number,
  killedAfterMs: number,
): Promise<readonly string[]> {
  const [dying, surviving] = [new ApiClient(first.url), new ApiClient(second.url)];
  // In turns, so that a function is changed on one host and then on the other.
  const survivors = clients.filter((_, index) => (index + round) % 2 === 0);
  const broken = clients.map((client) =>
    client.runUntilBroken(survivors.includes(client) ? surviving : dying),
  );
  await delay(killedAfterMs);
  await first.stop('SIGKILL');
  const wrong = [
    ...(await silentClients(survivors, 10)),
    ...(await abandonedExecutions(surviving, 2 * LEASE_SECONDS + 5)),
  ];
  await second.stop('SIGKILL');
  await Promise.all(broken);
  return wrong;
}

async function startHost(dataDirectory: string): Promise<ChildHost> {
  return startChildHost({
    dataDirectory,
    settings: {
      QINLING_LEASE_SECONDS: String(LEASE_SECONDS),
      QINLING_SWEEP_INTERVAL_SECONDS: '1',
      QINLING_POOL_SIZE: '1',
      QINLING_RUNTIMES: 'python3',
    },
  });
}

function sizeOf({ functions, executions }: ReturnType<typeof emptyLedger>) {
  const versions = [...functions.values()].reduce((sum, one) => sum + one.versions.size, 0);
  return { functions: functions.size, versions, executions: executions.size };
}
