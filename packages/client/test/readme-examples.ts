// The code of README.md, run by readme.test.ts.

import { openAsBlob } from 'node:fs';
import { writeFile } from 'node:fs/promises';
// #region import
import { createClient, NotReachableError, QinlingApiError, resultOf } from '@qinling/client';
// #endregion
import type { PackageSource, QinlingClient } from '../src/index.js';

export function connect(url: string, token?: string): QinlingClient {
  // #region connect
  const client = createClient({ url, token });
  // #endregion
  return client;
}

export async function run(client: QinlingClient, runtime_id: string, code: PackageSource): Promise<unknown> {
  // #region run
  const fn = await client.functions.create({ runtime_id, name: 'hello', package: code });
  const { version_number } = await client.versions.publish(fn.id, { description: 'first' });
  await client.aliases.create({ name: 'live', function_id: fn.id, function_version: version_number });

  const execution = await client.executions.create({ function_alias: 'live', input: { name: 'Ada' } });
  const output = execution.status === 'success' ? resultOf(execution)?.output : undefined;
  // #endregion
  return output;
}

export async function lists(client: QinlingClient): Promise<readonly string[]> {
  const ids: string[] = [];
  // #region lists
  const yesterday = new Date(Date.now() - 86_400_000);
  const failed = client.executions.list({
    filters: { status: { in: ['failed', 'error'] }, created_at: { gte: yesterday } },
    sort_keys: ['created_at'],
    sort_dirs: ['desc'],
  });
  for await (const { id } of failed) ids.push(id);
  // #endregion
  return ids;
}

export async function transfer(
  client: QinlingClient,
  id: string,
  from: string,
  to: string,
  show: (line: string) => void,
): Promise<void> {
  // #region transfer
  await client.functions.update(
    id,
    { package: await openAsBlob(from) },
    { onProgress: ({ transferredBytes, totalBytes }) => show(`${transferredBytes} of ${totalBytes}`) },
  );

  const { stream } = await client.functions.download(id);
  await writeFile(to, stream);
  // #endregion
}

export async function wait(client: QinlingClient, function_id: string, signal: AbortSignal): Promise<string> {
  // #region wait
  const { id } = await client.executions.create({ function_id, sync: false });
  const ended = await client.executions.waitFor(id, { signal, timeoutMs: 60_000 });
  const log = await client.executions.log(id);
  // #endregion
  return `${ended.status}: ${log}`;
}

export async function errors(client: QinlingClient, id: string): Promise<string> {
  // #region errors
  try {
    await client.functions.delete(id);
    return 'It is gone.';
  } catch (error) {
    if (error instanceof QinlingApiError && error.kind === 'not-allowed') {
      const blockers = error.blockers.map((blocker) => `${blocker.kind} ${blocker.name ?? blocker.id}`);
      return `${error.message} Still there: ${blockers.join(', ')}.`;
    }
    if (error instanceof NotReachableError) return `${error.message} Is it running?`;
    throw error;
  }
  // #endregion
}
