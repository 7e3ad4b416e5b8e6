import { answer } from '../answers.js';
import { listReply } from '../list-reply.js';
import { jsonBody } from '../request/json-body.js';
import { listQuery } from '../request/list-query.js';
import { booleanParameter, simpleQuery } from '../request/simple-query.js';
import { targetShape } from '../request/target-shape.js';
import { reply } from '../response/reply.js';
import { route } from '../route.js';
import { execution } from '../wire/execution.js';
import { codeInput, flag, text } from '../wire/values.js';

/** Runs. */
export const executionRoutes = [
  route({
    method: 'post',
    path: '/v1/executions',
    operationId: 'createExecution',
    action: 'execution:create',
    summary: 'Runs a function.',
    notes:
      'With sync it answers at the end, else at once with status running. Code that fails is no failure of the request: the status says failed.',
    body: jsonBody(execution, {
      ...targetShape,
      sync: flag.nullish().describe('Default true.'),
      input: codeInput.nullish(),
      description: text.nullish(),
    }),
    answers: { 201: answer.json('The execution.', execution.schema) },
    refusals: [404, 409, 429, 501, 503],
    handle: async ({ qinling, body, links }, caller) =>
      reply.json(201, execution.toWire(await qinling.executions.create(caller, body), links)),
  }),
  route({
    method: 'get',
    path: '/v1/executions',
    operationId: 'listExecutions',
    action: 'execution:get_all',
    summary: 'Lists executions.',
    query: listQuery(execution),
    answers: { 200: answer.list(execution) },
    handle: async (request, caller) =>
      listReply(execution, await request.qinling.executions.list(caller, request.query.options), request),
  }),
  route({
    method: 'get',
    path: '/v1/executions/:id',
    operationId: 'getExecution',
    action: 'execution:get',
    summary: 'Shows an execution.',
    answers: { 200: answer.json('The execution.', execution.schema) },
    handle: async ({ qinling, params, links }, caller) =>
      reply.json(200, execution.toWire(await qinling.executions.get(caller, params.id), links)),
  }),
  route({
    method: 'get',
    path: '/v1/executions/:id/log',
    operationId: 'getExecutionLog',
    action: 'execution:get',
    summary: 'Shows what the code wrote.',
    notes: 'With follow it is sent from its beginning as it grows, until the execution ends.',
    query: simpleQuery({ follow: booleanParameter }),
    answers: { 200: answer.text('The log, of one that runs its log so far; empty while there is none.') },
    handle: async ({ qinling, params, query }, caller) =>
      query.follow === true
        ? reply.textStream((signal) => qinling.executions.followLog(caller, params.id, { signal }))
        : reply.text(await qinling.executions.log(caller, params.id)),
  }),
  route({
    method: 'post',
    path: '/v1/executions/:id/cancel',
    operationId: 'cancelExecution',
    action: 'execution:cancel',
    summary: 'Ends a running execution; its status becomes cancelled.',
    answers: { 200: answer.json('The execution.', execution.schema) },
    refusals: [409],
    handle: async ({ qinling, params, links }, caller) =>
      reply.json(200, execution.toWire(await qinling.executions.cancel(caller, params.id), links)),
  }),
  route({
    method: 'delete',
    path: '/v1/executions/:id',
    operationId: 'deleteExecution',
    action: 'execution:delete',
    summary: 'Deletes an execution; one that runs is ended first.',
    answers: { 204: answer.empty('It is gone.') },
    handle: async ({ qinling, params }, caller) => {
      await qinling.executions.delete(caller, params.id);
      return reply.deleted;
    },
  }),
];
