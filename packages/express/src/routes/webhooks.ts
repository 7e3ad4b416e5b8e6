import { z } from 'zod';
import { answer } from '../answers.js';
import { listReply } from '../list-reply.js';
import { anyQuery } from '../request/any-query.js';
import { jsonBody } from '../request/json-body.js';
import { listQuery } from '../request/list-query.js';
import { payloadBody } from '../request/payload-body.js';
import { targetShape } from '../request/target-shape.js';
import { reply } from '../response/reply.js';
import { openRoute, route } from '../route.js';
import { text, uuid } from '../wire/values.js';
import { webhook } from '../wire/webhook.js';

const body = jsonBody(webhook, { ...targetShape, description: text.nullish() });

/** URLs that run functions. */
export const webhookRoutes = [
  route({
    method: 'post',
    path: '/v1/webhooks',
    operationId: 'createWebhook',
    action: 'webhook:create',
    summary: 'Creates a webhook.',
    body,
    answers: { 201: answer.json('The webhook.', webhook.schema) },
    refusals: [404],
    handle: async (request, caller) =>
      reply.json(
        201,
        webhook.toWire(await request.qinling.webhooks.create(caller, request.body), request.links),
      ),
  }),
  route({
    method: 'get',
    path: '/v1/webhooks',
    operationId: 'listWebhooks',
    action: 'webhook:get_all',
    summary: 'Lists webhooks.',
    query: listQuery(webhook),
    answers: { 200: answer.list(webhook) },
    handle: async (request, caller) =>
      listReply(webhook, await request.qinling.webhooks.list(caller, request.query.options), request),
  }),
  route({
    method: 'get',
    path: '/v1/webhooks/:id',
    operationId: 'getWebhook',
    action: 'webhook:get',
    summary: 'Shows a webhook.',
    answers: { 200: answer.json('The webhook.', webhook.schema) },
    handle: async ({ qinling, params, links }, caller) =>
      reply.json(200, webhook.toWire(await qinling.webhooks.get(caller, params.id), links)),
  }),
  route({
    method: 'put',
    path: '/v1/webhooks/:id',
    operationId: 'updateWebhook',
    action: 'webhook:update',
    summary: 'Changes what a webhook runs.',
    notes: 'Giving an alias clears function and version; giving a function or a version clears the alias.',
    body,
    answers: { 200: answer.json('The webhook.', webhook.schema) },
    handle: async (request, caller) => {
      const updated = await request.qinling.webhooks.update(caller, request.params.id, request.body);
      return reply.json(200, webhook.toWire(updated, request.links));
    },
  }),
  route({
    method: 'delete',
    path: '/v1/webhooks/:id',
    operationId: 'deleteWebhook',
    action: 'webhook:delete',
    summary: 'Deletes a webhook.',
    answers: { 204: answer.empty('It is gone.') },
    handle: async ({ qinling, params }, caller) => {
      await qinling.webhooks.delete(caller, params.id);
      return reply.deleted;
    },
  }),
  openRoute({
    method: 'post',
    path: '/v1/webhooks/:id/invoke',
    operationId: 'invokeWebhook',
    action: null,
    summary: 'Runs what the webhook points at. Whoever knows the URL may.',
    notes: 'Body and query together become the input; where both name something, the body wins.',
    query: anyQuery,
    body: payloadBody,
    answers: { 202: answer.json('It will run.', z.object({ execution_id: uuid })) },
    refusals: [404, 409, 429, 501, 503],
    handle: async ({ qinling, params, query, body: payload }) => {
      const execution = await qinling.webhooks.invoke(params.id, { ...query, ...payload });
      return reply.json(202, { execution_id: execution.id });
    },
  }),
];
