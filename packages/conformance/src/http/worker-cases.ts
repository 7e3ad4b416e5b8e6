import assert from 'node:assert/strict';
import { eventually } from './support/eventually.js';
import { accepted, listed, ok, type Row, refused } from './support/expect.js';
import { type HttpCase, httpCase, type Kit } from './support/kit.js';
import { echoing } from './support/sources.js';
import { unknownId } from './support/unique.js';

async function workersOf({ admin }: Kit, fn: Row, query = ''): Promise<readonly Row[]> {
  return listed(await admin.get(`/v1/functions/${fn.id}/workers${query}`), 'workers').rows;
}

async function workerCount(kit: Kit, fn: Row, expected: (count: number) => boolean, query = '') {
  return eventually('the number of workers', async () => {
    const { length } = await workersOf(kit, fn, query);
    return expected(length) ? length : undefined;
  });
}

async function settings({ api }: Kit, fn: Row, change: Record<string, unknown>): Promise<Row> {
  return ok(await api.put(`/v1/functions/${fn.id}`, change));
}

/** Workers, scale_up, scale_down and detach, of the latest code and of versions. */
export const workerCases: readonly HttpCase[] = [
  httpCase('GET /v1/functions/:id/workers lists who serves it', async (kit) => {
    const fn = await kit.createFunction();
    assert.deepEqual(await workersOf(kit, fn), []);
    await kit.run({ function_id: fn.id });
    const workers = await workersOf(kit, fn);
    assert.ok(workers.length > 0, 'a worker outlives its execution');
    for (const { worker_name, ...rest } of workers) {
      assert.ok(typeof worker_name === 'string' && worker_name !== '', 'worker_name');
      assert.deepEqual(rest, { function_id: fn.id, function_version: 0 } as unknown);
    }
  }),

  httpCase('scale_up adds workers, scale_down never takes the last one, detach frees all', async (kit) => {
    const fn = await kit.createFunction();
    const path = `/v1/functions/${fn.id}`;
    accepted(await kit.admin.post(`${path}/scale_up`, { count: 2 }));
    await workerCount(kit, fn, (count) => count >= 2);
    // Only idle workers are taken, and a new one is not idle at once: so it is asked again.
    await eventually('scale_down leaves one worker', async () => {
      accepted(await kit.admin.post(`${path}/scale_down`, { count: 10 }));
      const { length } = await workersOf(kit, fn);
      assert.ok(length >= 1, 'never below one worker');
      return length === 1 ? true : undefined;
    });
    accepted(await kit.admin.post(`${path}/scale_down`, { count: 1 }));
    assert.equal((await workersOf(kit, fn)).length, 1);
    accepted(await kit.admin.post(`${path}/detach`));
    await workerCount(kit, fn, (count) => count === 0);
  }),

  httpCase('A version is scaled and detached by its number, 0 being the latest code', async (kit) => {
    const fn = await kit.createFunction();
    await kit.publish(fn);
    const path = `/v1/functions/${fn.id}/versions`;
    accepted(await kit.admin.post(`${path}/1/scale_up`, { count: 1 }));
    accepted(await kit.admin.post(`${path}/0/scale_up`, { count: 1 }));
    await workerCount(kit, fn, (count) => count === 2);
    for (const version of [0, 1]) {
      const workers = await workersOf(kit, fn, `?function_version=${version}`);
      assert.deepEqual(
        workers.map(({ function_version }) => function_version),
        [version],
      );
    }

    accepted(await kit.admin.post(`${path}/1/scale_down`, { count: 1 }));
    assert.equal((await workersOf(kit, fn, '?function_version=1')).length, 1);
    accepted(await kit.admin.post(`${path}/1/detach`));
    await workerCount(kit, fn, (count) => count === 0, '?function_version=1');
    assert.equal((await workersOf(kit, fn, '?function_version=0')).length, 1);
    accepted(await kit.admin.post(`${path}/0/detach`));
    await workerCount(kit, fn, (count) => count === 0);
  }),

  httpCase(
    'Changed code or settings retire the workers of the latest code, not those of versions',
    async (kit) => {
      const fn = await kit.createFunction();
      await kit.publish(fn);
      const versions = async () =>
        (await workersOf(kit, fn)).map(({ function_version }) => function_version as number).sort();
      const changes = [() => kit.changeCode(fn, echoing('new')), () => settings(kit, fn, { cpu: 200 })];
      for (const change of changes) {
        for (const function_version of [0, 1]) await kit.run({ function_id: fn.id, function_version });
        assert.deepEqual(await versions(), [0, 1]);
        await change();
        await eventually('the workers of version 0 leave', async () => {
          const left = await versions();
          assert.ok(left.includes(1), 'the workers of version 1 stay');
          return left.includes(0) ? undefined : true;
        });
      }
    },
  ),

  httpCase('detach takes an empty body that claims to be JSON, as clients send it', async (kit) => {
    const fn = await kit.createFunction();
    const type = { 'content-type': 'application/json' };
    accepted(await kit.admin.raw('POST', `/v1/functions/${fn.id}/detach`, type));
  }),

  httpCase('scale_up and scale_down refuse a count that is not 1 or more', async (kit) => {
    const fn = await kit.createFunction();
    for (const direction of ['scale_up', 'scale_down']) {
      for (const count of [0, -1, 'many', 1.5, null]) {
        refused(await kit.admin.post(`/v1/functions/${fn.id}/${direction}`, { count }), 400);
      }
    }
    assert.deepEqual(await workersOf(kit, fn), []);
  }),

  httpCase('Workers of unknown functions and versions are a 404', async (kit) => {
    const id = unknownId();
    const gone = `Function not found [id=${id}]`;
    refused(await kit.admin.get(`/v1/functions/${id}/workers`), 404, gone);
    refused(await kit.admin.post(`/v1/functions/${id}/scale_up`, { count: 1 }), 404, gone);
    refused(await kit.admin.post(`/v1/functions/${id}/scale_down`, { count: 1 }), 404, gone);
    refused(await kit.admin.post(`/v1/functions/${id}/detach`), 404, gone);

    const fn = await kit.createFunction();
    const path = `/v1/functions/${fn.id}/versions/7`;
    const noVersion = `FunctionVersion not found [function_id=${fn.id}, version_number=7]`;
    refused(await kit.admin.post(`${path}/scale_up`, { count: 1 }), 404, noVersion);
    refused(await kit.admin.post(`${path}/scale_down`, { count: 1 }), 404, noVersion);
    refused(await kit.admin.post(`${path}/detach`), 404, noVersion);
  }),
];
