import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { checkSqlite } from '@qinling/storage-kysely';
import { ApiClient } from '../child-host/api-client.js';
import { listOf, textOf } from '../child-host/json-members.js';
import { startChildHost } from '../child-host/start-child-host.js';
import { checkAfterCrash } from './check-after-crash.js';
import { orphanedPackages, stuckExecutions } from './check-leftovers.js';
import { emptyLedger } from './ledger.js';
import { LoadClient } from './load-client.js';
import { randomFrom } from './random.js';

const LEASE_SECONDS = 1;

export interface CrashOptions {
  readonly dataDirectory: string;
  readonly rounds: number;
  /** Decides what the clients do and when the host is killed, as far as timing lets it. */
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
 * Again and again: starts a host, checks that everything acknowledged before is there and nothing is left over, loads it, and kills
 * it at a random moment. Resolves with everything that was found wrong.
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
    const host = await startChildHost({
      dataDirectory,
      settings: {
        QINLING_LEASE_SECONDS: String(LEASE_SECONDS),
        QINLING_SWEEP_INTERVAL_SECONDS: '1',
        QINLING_POOL_SIZE: '1',
        QINLING_RUNTIMES: 'python3',
      },
    });
    const api = new ApiClient(host.url);
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
      await host.stop('SIGTERM');
      break;
    }
    const runtimeId = await availableRuntime(api);
    clients ??= Array.from(
      { length: options.clients ?? 4 },
      (_, index) => new LoadClient(`client${index}`, runtimeId, randomFrom(seed + index + 1), ledger),
    );
    const broken = Promise.all(clients.map((client) => client.runUntilBroken(api)));
    killedAfterMs = 100 + Math.floor(random() * 900);
    await delay(killedAfterMs);
    await host.stop('SIGKILL');
    await broken;
  }
  return found;
}

function sizeOf({ functions, executions }: ReturnType<typeof emptyLedger>) {
  const versions = [...functions.values()].reduce((sum, one) => sum + one.versions.size, 0);
  return { functions: functions.size, versions, executions: executions.size };
}

async function availableRuntime(api: ApiClient): Promise<string> {
  for (;;) {
    const { body } = await api.call('GET', '/v1/runtimes?status=available');
    const [runtime] = listOf(body, 'runtimes');
    if (runtime !== undefined) return textOf(runtime, 'id');
    await delay(50);
  }
}
