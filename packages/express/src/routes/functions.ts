import type { CreateFunctionInput } from '@qinling/core';
import { answer, answersWithPackage } from '../answers.js';
import { listReply } from '../list-reply.js';
import { createFunctionBody, updateFunctionBody } from '../request/function-body.js';
import { listQuery } from '../request/list-query.js';
import { booleanParameter, simpleQuery } from '../request/simple-query.js';
import { reply } from '../response/reply.js';
import { route } from '../route.js';
import { qinlingFunction } from '../wire/function.js';

const forms =
  'The code comes as a multipart form with the archive (zip, tar or tar.gz) in its file part package, or names an object or an image in a form or in JSON.';

/** Functions with their latest code, which is version 0. */
export const functionRoutes = [
  route({
    method: 'post',
    path: '/v1/functions',
    operationId: 'createFunction',
    action: 'function:create',
    summary: 'Creates a function.',
    notes: forms,
    body: createFunctionBody,
    answers: { 201: answer.json('The function.', qinlingFunction.schema) },
    refusals: [404, 501],
    handle: async ({ qinling, body, links }, caller) => {
      // Code that was not given is the core's to refuse.
      const created = await qinling.functions.create(caller, body as CreateFunctionInput);
      return reply.json(201, qinlingFunction.toWire(created, links));
    },
  }),
  route({
    method: 'get',
    path: '/v1/functions',
    operationId: 'listFunctions',
    action: 'function:get_all',
    summary: 'Lists functions.',
    query: listQuery(qinlingFunction),
    answers: { 200: answer.list(qinlingFunction) },
    handle: async (request, caller) =>
      listReply(
        qinlingFunction,
        await request.qinling.functions.list(caller, request.query.options),
        request,
      ),
  }),
  route({
    method: 'get',
    path: '/v1/functions/:id',
    operationId: 'getFunction',
    action: 'function:get',
    summary: 'Shows a function, or downloads its latest code.',
    notes:
      'The download is byte for byte what was uploaded. It has an ETag and takes Range, If-Range and If-None-Match.',
    query: simpleQuery({ download: booleanParameter }),
    answers: answersWithPackage('The function, or its package.', qinlingFunction.schema),
    refusals: [405, 416],
    handle: async ({ qinling, params, query, links }, caller) =>
      query.download === true
        ? reply.package(await qinling.functions.download(caller, params.id), params.id)
        : reply.json(200, qinlingFunction.toWire(await qinling.functions.get(caller, params.id), links)),
  }),
  route({
    method: 'put',
    path: '/v1/functions/:id',
    operationId: 'updateFunction',
    action: 'function:update',
    summary: 'Changes a function; its versions stay as they are.',
    notes: forms,
    body: updateFunctionBody,
    answers: { 200: answer.json('The function.', qinlingFunction.schema) },
    refusals: [501],
    handle: async ({ qinling, params, body, links }, caller) =>
      reply.json(200, qinlingFunction.toWire(await qinling.functions.update(caller, params.id, body), links)),
  }),
  route({
    method: 'delete',
    path: '/v1/functions/:id',
    operationId: 'deleteFunction',
    action: 'function:delete',
    summary: 'Deletes a function, its versions and its packages, unless something refers to it.',
    answers: { 204: answer.empty('It is gone.') },
    handle: async ({ qinling, params }, caller) => {
      await qinling.functions.delete(caller, params.id);
      return reply.deleted;
    },
  }),
];
