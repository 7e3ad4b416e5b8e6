import type { ApiClient } from '../child-host/api-client.js';
import { availableRuntime } from '../crash/available-runtime.js';
import type { Ledger } from '../crash/ledger.js';
import { LoadClient } from '../crash/load-client.js';
import { randomFrom } from '../crash/random.js';
import { Visitor } from './visitor.js';

/** What drives a host until its connection breaks, as often as it is told to. */
export interface SoakClient {
  readonly name: string;
  readonly answers: number;
  runUntilBroken(api: ApiClient): Promise<void>;
}

const languages = ['nodejs', 'python3'] as const;
const clientsOfEachKind = 2;

/** In each language: clients that change and run functions, jobs, webhooks and aliases of their own, and one that follows, cancels and vanishes. */
export async function soakClients(
  api: ApiClient,
  seed: number,
  ledger: Ledger,
): Promise<readonly SoakClient[]> {
  const clients: SoakClient[] = [];
  const random = (): (() => number) => randomFrom(seed + clients.length + 1);
  for (const language of languages) {
    const runtimeId = await availableRuntime(api, language);
    for (let n = 0; n < clientsOfEachKind; n += 1)
      clients.push(new LoadClient(`${language}-${n}`, runtimeId, random(), ledger, language));
    clients.push(new Visitor(`${language}-visitor`, runtimeId, random(), ledger, language));
  }
  return clients;
}
