import type { Context } from '../context.js';
import { removeIfUnreferenced } from './package-removal.js';
import type { SweepReport } from './package-service.js';

const pageSize = 100;

async function* unreferencedLocations(context: Context): AsyncGenerator<string> {
  let after = '';
  for (;;) {
    const page = await context.storage.packages.unreferenced(after, pageSize);
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

/** Blobs that a crash left without a row: made durable in a transaction that never committed. */
async function* blobsWithoutRow(context: Context): AsyncGenerator<string> {
  for await (const key of context.blobs.list('')) {
    if ((await context.storage.packages.get(key)) === undefined) yield key;
  }
}

/** Removes every package that nothing refers to, a small transaction each (rule R6). */
export async function sweepPackages(context: Context): Promise<SweepReport> {
  let removedPackages = 0;
  for (const candidates of [unreferencedLocations(context), blobsWithoutRow(context)]) {
    for await (const location of candidates) {
      if (context.lifecycle.state === 'closing') return { removedPackages };
      if (await removeIfUnreferenced(context, location)) removedPackages += 1;
    }
  }
  if (removedPackages > 0)
    context.logger.info({ removedPackages }, 'removed packages that nothing refers to');
  return { removedPackages };
}
