import type { ApiClient } from '../child-host/api-client.js';
import { listOf, textOf } from '../child-host/json-members.js';
import { lastOf } from './last-of.js';

/** What is asked of a client: how far it came. */
export interface CountedClient {
  readonly name: string;
  readonly answers: number;
}

/** Waits until each client got another answer, up to `seconds`; resolves with those that did not, in words. */
export async function silentClients(
  clients: readonly CountedClient[],
  seconds: number,
): Promise<readonly string[]> {
  const before = new Map(clients.map((client) => [client, client.answers]));
  return lastOf(seconds, async () =>
    clients
      .filter((client) => client.answers === before.get(client))
      .map(({ name }) => `${name} got no answer any more after the other host was killed`),
  );
}

/**
 * Waits until whatever is running at this moment has ended, up to `seconds`, while more is started: those of a host that was just
 * killed are ended by another one (rule R12). Resolves with those that still run, in words.
 */
export async function abandonedExecutions(api: ApiClient, seconds: number): Promise<readonly string[]> {
  const first = await runningIds(api);
  return lastOf(seconds, async () => {
    const running = await runningIds(api);
    return [...first]
      .filter((id) => running.has(id))
      .map((id) => `execution ${id} is still running ${seconds} s after its host was killed`);
  });
}

async function runningIds(api: ApiClient): Promise<ReadonlySet<string>> {
  const { body } = await api.call('GET', '/v1/executions?status=running');
  return new Set(listOf(body, 'executions').map((one) => textOf(one, 'id')));
}
