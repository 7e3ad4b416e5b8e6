import { answer } from '../answers.js';
import { listReply } from '../list-reply.js';
import { jsonBody } from '../request/json-body.js';
import { listQuery } from '../request/list-query.js';
import { reply } from '../response/reply.js';
import { route } from '../route.js';
import { runtime, runtimePool } from '../wire/runtime.js';
import { flag, text } from '../wire/values.js';

/** What executes packages. */
export const runtimeRoutes = [
  route({
    method: 'post',
    path: '/v1/runtimes',
    operationId: 'createRuntime',
    action: 'runtime:create',
    summary: 'Creates a runtime.',
    notes: 'It answers with status creating; available or error follows.',
    body: jsonBody(runtime, {
      image: text,
      name: text.nullish(),
      description: text.nullish(),
      is_public: flag.nullish().describe('Default true.'),
      trusted: flag.nullish().describe('Default true.'),
    }),
    answers: { 201: answer.json('The runtime.', runtime.schema) },
    handle: async ({ qinling, body, links }, caller) =>
      reply.json(201, runtime.toWire(await qinling.runtimes.create(caller, body), links)),
  }),
  route({
    method: 'get',
    path: '/v1/runtimes',
    operationId: 'listRuntimes',
    action: 'runtime:get_all',
    summary: "Lists the project's own runtimes and the public ones.",
    query: listQuery(runtime),
    answers: { 200: answer.list(runtime) },
    handle: async (request, caller) =>
      listReply(runtime, await request.qinling.runtimes.list(caller, request.query.options), request),
  }),
  route({
    method: 'get',
    path: '/v1/runtimes/:id',
    operationId: 'getRuntime',
    action: 'runtime:get',
    summary: 'Shows a runtime.',
    answers: { 200: answer.json('The runtime.', runtime.schema) },
    handle: async ({ qinling, params, links }, caller) =>
      reply.json(200, runtime.toWire(await qinling.runtimes.get(caller, params.id), links)),
  }),
  route({
    method: 'put',
    path: '/v1/runtimes/:id',
    operationId: 'updateRuntime',
    action: 'runtime:update',
    summary: 'Changes a runtime.',
    notes:
      'A new image makes its status upgrading, then available, with the new image or with the old one where the new did not come up.',
    body: jsonBody(runtime, { name: text.nullish(), description: text.nullish(), image: text.nullish() }),
    answers: { 200: answer.json('The runtime.', runtime.schema) },
    refusals: [409],
    handle: async ({ qinling, params, body, links }, caller) =>
      reply.json(200, runtime.toWire(await qinling.runtimes.update(caller, params.id, body), links)),
  }),
  route({
    method: 'delete',
    path: '/v1/runtimes/:id',
    operationId: 'deleteRuntime',
    action: 'runtime:delete',
    summary: 'Deletes a runtime that no function and no version uses.',
    answers: { 204: answer.empty('It is gone.') },
    handle: async ({ qinling, params }, caller) => {
      await qinling.runtimes.delete(caller, params.id);
      return reply.deleted;
    },
  }),
  route({
    method: 'get',
    path: '/v1/runtimes/:id/pool',
    operationId: 'getRuntimePool',
    action: 'runtime_pool:get_all',
    summary: 'Shows the pool of warm workers of a runtime.',
    answers: { 200: answer.json('The pool.', runtimePool) },
    handle: async ({ qinling, params }, caller) => {
      const { total, available } = await qinling.runtimes.pool(caller, params.id);
      return reply.json(200, { name: params.id, capacity: { total, available } });
    },
  }),
];
