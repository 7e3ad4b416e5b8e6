import type { Caller, Qinling, VersionRef } from '@qinling/core';
import { answer } from '../answers.js';
import { plainBody } from '../request/json-body.js';
import { simpleQuery, versionParameter } from '../request/simple-query.js';
import { reply } from '../response/reply.js';
import { route } from '../route.js';
import { integer } from '../wire/values.js';
import { workerList, workerToWire } from '../wire/worker.js';

const latest = 0;
const scale = plainBody('scale', { count: integer(1) });
const accepted = { 202: answer.empty('It is under way.') };

/** The processes that serve functions. For administrators. */
export const workerRoutes = [
  route({
    method: 'get',
    path: '/v1/functions/:id/workers',
    operationId: 'listFunctionWorkers',
    action: 'function_worker:get_all',
    summary: 'Lists the workers of a function, of one version or of all.',
    query: simpleQuery({ function_version: versionParameter }),
    answers: { 200: answer.json('The workers.', workerList) },
    handle: async ({ qinling, params, query }, caller) => {
      const workers = await qinling.workers.list(caller, params.id, query.function_version);
      return reply.json(200, { workers: workers.map(workerToWire) });
    },
  }),
  route({
    method: 'post',
    path: '/v1/functions/:id/scale_up',
    operationId: 'scaleUpFunction',
    action: 'function:scale_up',
    summary: 'Starts more workers for the latest code.',
    body: scale,
    answers: accepted,
    refusals: [409, 501],
    handle: async ({ qinling, params, body }, caller) => {
      await qinling.workers.scaleUp(caller, params.id, latest, body.count);
      return reply.accepted;
    },
  }),
  route({
    method: 'post',
    path: '/v1/functions/:id/scale_down',
    operationId: 'scaleDownFunction',
    action: 'function:scale_down',
    summary: 'Ends idle workers of the latest code, never the last one.',
    body: scale,
    answers: accepted,
    handle: async ({ qinling, params, body }, caller) => {
      await qinling.workers.scaleDown(caller, params.id, latest, body.count);
      return reply.accepted;
    },
  }),
  route({
    method: 'post',
    path: '/v1/functions/:id/detach',
    operationId: 'detachFunction',
    action: 'function:detach',
    summary: 'Retires every worker of the latest code.',
    answers: accepted,
    handle: async ({ qinling, params }, caller) => {
      await qinling.workers.detach(caller, params.id, latest);
      return reply.accepted;
    },
  }),
  route({
    method: 'post',
    path: '/v1/functions/:function_id/versions/:version/scale_up',
    operationId: 'scaleUpFunctionVersion',
    action: 'function_version:scale_up',
    summary: 'Starts more workers for a version.',
    body: scale,
    answers: accepted,
    refusals: [409],
    handle: async ({ qinling, params, body }, caller) => {
      const number = await numberOf(qinling, caller, params.function_id, params.version);
      await qinling.workers.scaleUp(caller, params.function_id, number, body.count);
      return reply.accepted;
    },
  }),
  route({
    method: 'post',
    path: '/v1/functions/:function_id/versions/:version/scale_down',
    operationId: 'scaleDownFunctionVersion',
    action: 'function_version:scale_down',
    summary: 'Ends idle workers of a version, never the last one.',
    body: scale,
    answers: accepted,
    handle: async ({ qinling, params, body }, caller) => {
      const number = await numberOf(qinling, caller, params.function_id, params.version);
      await qinling.workers.scaleDown(caller, params.function_id, number, body.count);
      return reply.accepted;
    },
  }),
  route({
    method: 'post',
    path: '/v1/functions/:function_id/versions/:version/detach',
    operationId: 'detachFunctionVersion',
    action: 'function_version:detach',
    summary: 'Retires every worker of a version.',
    answers: accepted,
    handle: async ({ qinling, params }, caller) => {
      const number = await numberOf(qinling, caller, params.function_id, params.version);
      await qinling.workers.detach(caller, params.function_id, number);
      return reply.accepted;
    },
  }),
];

/** The number of a version that may be named by its id. */
async function numberOf(
  qinling: Qinling,
  caller: Caller,
  functionId: string,
  version: VersionRef,
): Promise<number> {
  if (typeof version === 'number') return version;
  return (await qinling.versions.get(caller, functionId, version)).versionNumber;
}
