import { answer } from '../answers.js';
import { listReply } from '../list-reply.js';
import { jsonBody } from '../request/json-body.js';
import { listQuery } from '../request/list-query.js';
import { reply } from '../response/reply.js';
import { route } from '../route.js';
import { functionAlias } from '../wire/function-alias.js';
import { integer, text, uuid } from '../wire/values.js';

const version = integer(0).nullish().describe('Default 0, the latest code.');

/** Names that point at versions; addressed by name. */
export const aliasRoutes = [
  route({
    method: 'post',
    path: '/v1/aliases',
    operationId: 'createFunctionAlias',
    action: 'function_alias:create',
    summary: 'Creates an alias.',
    body: jsonBody(functionAlias, {
      name: text.describe('1 to 255 characters that need no escaping in a path segment.'),
      function_id: uuid,
      function_version: version,
      description: text.nullish(),
    }),
    answers: { 201: answer.json('The alias.', functionAlias.schema) },
    refusals: [404],
    handle: async ({ qinling, body, links }, caller) =>
      reply.json(201, functionAlias.toWire(await qinling.aliases.create(caller, body), links)),
  }),
  route({
    method: 'get',
    path: '/v1/aliases',
    operationId: 'listFunctionAliases',
    action: 'function_alias:get_all',
    summary: 'Lists aliases.',
    query: listQuery(functionAlias),
    answers: { 200: answer.list(functionAlias) },
    handle: async (request, caller) =>
      listReply(functionAlias, await request.qinling.aliases.list(caller, request.query.options), request),
  }),
  route({
    method: 'get',
    path: '/v1/aliases/:name',
    operationId: 'getFunctionAlias',
    action: 'function_alias:get',
    summary: 'Shows an alias.',
    answers: { 200: answer.json('The alias.', functionAlias.schema) },
    handle: async ({ qinling, params, links }, caller) =>
      reply.json(200, functionAlias.toWire(await qinling.aliases.get(caller, params.name), links)),
  }),
  route({
    method: 'put',
    path: '/v1/aliases/:name',
    operationId: 'updateFunctionAlias',
    action: 'function_alias:update',
    summary: 'Moves an alias, or changes its description.',
    body: jsonBody(functionAlias, {
      function_id: uuid.nullish(),
      function_version: version,
      description: text.nullish(),
    }),
    answers: { 200: answer.json('The alias.', functionAlias.schema) },
    handle: async ({ qinling, params, body, links }, caller) =>
      reply.json(200, functionAlias.toWire(await qinling.aliases.update(caller, params.name, body), links)),
  }),
  route({
    method: 'delete',
    path: '/v1/aliases/:name',
    operationId: 'deleteFunctionAlias',
    action: 'function_alias:delete',
    summary: 'Deletes an alias that no unfinished job and no webhook uses.',
    answers: { 204: answer.empty('It is gone.') },
    handle: async ({ qinling, params }, caller) => {
      await qinling.aliases.delete(caller, params.name);
      return reply.deleted;
    },
  }),
];
