import { randomInt } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ApiClient, packageForm } from '../src/child-host/api-client.js';
import { objectOf, textOf } from '../src/child-host/json-members.js';
import { type ChildHost, startChildHost } from '../src/child-host/start-child-host.js';
import { zipOf } from '../src/child-host/zip-of.js';
import { checkAfterCrash } from '../src/crash/check-after-crash.js';
import { orphanedPackages, stuckExecutions } from '../src/crash/check-leftovers.js';
import { abandonedExecutions, silentClients } from '../src/crash/check-survivor.js';
import { crashRounds } from '../src/crash/crash-rounds.js';
import { emptyLedger, type Ledger, newLedgerFunction } from '../src/crash/ledger.js';
import { pythonFunction } from './support/functions.js';
import { temporaryDirectory } from './support/temporary-directory.js';

describe('a host that is killed again and again', () => {
  it('R6: loses nothing acknowledged, and leaves nothing half done', { timeout: 240_000 }, async () => {
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
  const target = newLedgerFunction(id, sha256, 'none');
  target.versions.set(1, sha256);
  target.lastNumber = 1;
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
    expect(await abandonedExecutions(api, 0)).toEqual([expect.stringContaining('after its host was killed')]);
  });

  it('finds a client that gets no answer any more', async () => {
    let asked = 0;
    const living = {
      name: 'living',
      get answers() {
        asked += 1;
        return asked;
      },
    };
    expect(await silentClients([living, { name: 'cut off', answers: 3 }], 0)).toEqual([
      expect.stringContaining('cut off got no answer'),
    ]);
  });

  it('R16: finds a job of which a time was recorded twice or not at all', async () => {
    const { ledger, target } = await functionWithLedger();
    const json = { function_id: target.id, function_version: 1, pattern: '0 0 1 1 *', count: 4 };
    const { body } = await api.call('POST', '/v1/jobs', { json });
    target.jobs.set(textOf(body, 'id'), 4);
    expect(await checkAfterCrash(api, ledger)).toEqual([]);
    target.jobs.set(textOf(body, 'id'), 5);
    expect(await checkAfterCrash(api, ledger)).toEqual([
      expect.stringContaining('0 runs are recorded and 4 are left, 5 were ordered'),
    ]);
  });

  it('R16: counts the executions of a job that fired', async () => {
    const { ledger, target } = await functionWithLedger();
    const json = { function_id: target.id, function_version: 1, pattern: '* * * * * *', count: 1 };
    const id = textOf((await api.call('POST', '/v1/jobs', { json })).body, 'id');
    await vi.waitUntil(async () => (await api.call('GET', `/v1/jobs/${id}`)).body.status === 'done', {
      timeout: 20_000,
      interval: 100,
    });
    target.jobs.set(id, 1);
    expect(await checkAfterCrash(api, ledger)).toEqual([]);
    target.jobs.set(id, 2);
    expect(await checkAfterCrash(api, ledger)).toEqual([
      expect.stringContaining('1 runs are recorded and 0 are left, 2 were ordered'),
    ]);
  }, 30_000);

  it('finds a job and a webhook that are gone, unless their deletion was asked for', async () => {
    const { ledger, target } = await functionWithLedger();
    target.jobs.set('0190a6c8-1b7d-7000-8000-000000000001', 4);
    target.webhooks.add('0190a6c8-1b7d-7000-8000-000000000002');
    expect(await checkAfterCrash(api, ledger)).toEqual([
      expect.stringMatching('/v1/jobs/.* is gone'),
      expect.stringMatching('/v1/webhooks/.* is gone'),
    ]);
    target.webhooks.add('0190a6c8-1b7d-7000-8000-000000000002');
    target.pending = { kind: 'delete-trigger', id: '0190a6c8-1b7d-7000-8000-000000000002' };
    expect(await checkAfterCrash(api, ledger)).toEqual([]);
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
