import { randomInt } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient, packageForm } from '../src/child-host/api-client.js';
import { objectOf, textOf } from '../src/child-host/json-members.js';
import { type ChildHost, startChildHost } from '../src/child-host/start-child-host.js';
import { zipOf } from '../src/child-host/zip-of.js';
import { checkAfterCrash } from '../src/crash/check-after-crash.js';
import { orphanedPackages, stuckExecutions } from '../src/crash/check-leftovers.js';
import { crashRounds } from '../src/crash/crash-rounds.js';
import { emptyLedger, type Ledger, type LedgerFunction } from '../src/crash/ledger.js';
import { pythonFunction } from './support/functions.js';
import { temporaryDirectory } from './support/temporary-directory.js';

describe('a host that is killed again and again', () => {
  it('R6: loses nothing acknowledged, and leaves nothing half done', { timeout: 120_000 }, async () => {
    const seed = randomInt(1_000_000);
    const dataDirectory = await temporaryDirectory();
    const wrong = await crashRounds({ dataDirectory, rounds: 5, seed });
    expect({ seed, wrong }).toEqual({ seed, wrong: [] });
  });
});

let api: ApiClient;
let packages: string;

/** A function with version 1, and the ledger that is true of it. */
async function functionWithLedger() {
  const id = await pythonFunction(api, 'def main(): return 1\n');
  const { body } = await api.call('POST', `/v1/functions/${id}/versions`, { json: {} });
  const sha256 = textOf(objectOf(body, 'code'), 'sha256');
  const target: LedgerFunction = {
    id,
    latest: sha256,
    versions: new Map([[1, sha256]]),
    lastNumber: 1,
    alias: { name: 'none', number: 0 },
    pending: undefined,
  };
  const ledger: Ledger = { ...emptyLedger(), functions: new Map([[id, target]]) };
  return { ledger, target };
}

async function packageFiles(): Promise<readonly string[]> {
  const entries = await readdir(packages, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('the check after a crash', () => {
  // One host for all: each test asks about a function of its own.
  let host: ChildHost;
  let dataDirectory: string;

  beforeAll(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'qinling-crash-'));
    host = await startChildHost({ dataDirectory, settings: { QINLING_SWEEP_INTERVAL_SECONDS: '1' } });
    api = new ApiClient(host.url);
    packages = join(dataDirectory, 'packages');
  });

  afterAll(async () => {
    await host.stop('SIGKILL');
    await rm(dataDirectory, { recursive: true, maxRetries: 5 });
  });

  it('finds nothing wrong where nothing is', async () => {
    const { ledger } = await functionWithLedger();
    expect(await checkAfterCrash(api, ledger)).toEqual([]);
    expect(await stuckExecutions(api, 0)).toEqual([]);
    expect(await orphanedPackages(api, packages, 0)).toEqual([]);
  });

  it('finds an acknowledged version that is gone', async () => {
    const { ledger, target } = await functionWithLedger();
    target.versions.set(2, 'f'.repeat(64));
    expect(await checkAfterCrash(api, ledger)).toEqual([
      expect.stringContaining('/versions/2: shows undefined'),
    ]);
  });

  it('finds a version that nobody published', async () => {
    const { ledger, target } = await functionWithLedger();
    target.versions.clear();
    expect(await checkAfterCrash(api, ledger)).toEqual([expect.stringContaining('nobody published it')]);
  });

  it('finds code, an alias and an execution that are not as acknowledged', async () => {
    const { ledger, target } = await functionWithLedger();
    target.latest = 'e'.repeat(64);
    target.alias.number = 1;
    ledger.executions.set('0190a6c8-1b7d-7000-8000-000000000000', 'lost');
    expect(await checkAfterCrash(api, ledger)).toEqual([
      expect.stringContaining('the latest code is'),
      expect.stringContaining('points at 0, acknowledged was 1'),
      expect.stringContaining('is gone, though it was acknowledged'),
    ]);
  });

  it('finds a function that is gone, unless its deletion was asked for', async () => {
    const { ledger, target } = await functionWithLedger();
    await api.call('DELETE', `/v1/functions/${target.id}`);
    expect(await checkAfterCrash(api, ledger)).toEqual([expect.stringContaining('answers 404')]);
    target.pending = { kind: 'delete-function' };
    expect(await checkAfterCrash(api, ledger)).toEqual([]);
  });

  it('finds packages that are damaged or missing', async () => {
    const { ledger } = await functionWithLedger();
    const [file = ''] = await packageFiles();
    await writeFile(file, 'damaged');
    expect(await checkAfterCrash(api, ledger)).toContainEqual(expect.stringContaining('not readable'));
    await rm(file);
    expect(await checkAfterCrash(api, ledger)).toContainEqual(expect.stringContaining('not readable'));
  });

  it('finds a package that nothing refers to', async () => {
    await functionWithLedger();
    await writeFile(join(packages, 'left-over'), '');
    expect(await orphanedPackages(api, packages, 0)).toEqual(['left-over is left, and nothing refers to it']);
  });

  it('finds an execution that does not end', async () => {
    const id = await pythonFunction(api, 'import time\ndef main(): time.sleep(60)\n');
    await api.call('POST', '/v1/executions', { json: { function_id: id, sync: false } });
    expect(await stuckExecutions(api, 0)).toEqual([expect.stringContaining('is still running')]);
  });

  it('takes either outcome of a request that was never answered', async () => {
    const { ledger, target } = await functionWithLedger();
    target.pending = { kind: 'publish' };
    expect(await checkAfterCrash(api, ledger)).toEqual([]);
    const zip = await zipOf({ 'main.py': 'def main(): return 2\n' });
    const { body } = await api.call('PUT', `/v1/functions/${target.id}`, { form: packageForm(zip) });
    target.pending = { kind: 'update', sha256: textOf(objectOf(body, 'code'), 'sha256') };
    expect(await checkAfterCrash(api, ledger)).toEqual([]);
  });
});
