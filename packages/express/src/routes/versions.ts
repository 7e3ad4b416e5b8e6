import { answer, answersWithPackage } from '../answers.js';
import { listReply } from '../list-reply.js';
import { jsonBody } from '../request/json-body.js';
import { listQuery } from '../request/list-query.js';
import { booleanParameter, simpleQuery } from '../request/simple-query.js';
import { reply } from '../response/reply.js';
import { route } from '../route.js';
import { qinlingFunction } from '../wire/function.js';
import { functionVersion } from '../wire/function-version.js';
import { text } from '../wire/values.js';

const describable = { description: text.nullish() };

/** Numbered snapshots that never change. */
export const versionRoutes = [
  route({
    method: 'post',
    path: '/v1/functions/:function_id/versions',
    operationId: 'createFunctionVersion',
    action: 'function_version:create',
    summary: 'Publishes the latest code and settings under the next number.',
    body: jsonBody(functionVersion, describable, { isRequired: false }),
    answers: { 201: answer.json('The version.', functionVersion.schema) },
    handle: async ({ qinling, params, body, links }, caller) => {
      const published = await qinling.versions.publish(caller, params.function_id, body);
      return reply.json(201, functionVersion.toWire(published, links));
    },
  }),
  route({
    method: 'get',
    path: '/v1/functions/:function_id/versions',
    operationId: 'listFunctionVersions',
    action: 'function_version:get_all',
    summary: 'Lists the versions of a function, by number.',
    query: listQuery(functionVersion),
    answers: { 200: answer.list(functionVersion) },
    handle: async (request, caller) => {
      const { qinling, params, query } = request;
      const page = await qinling.versions.list(caller, params.function_id, query.options);
      return listReply(functionVersion, page, request);
    },
  }),
  route({
    method: 'get',
    path: '/v1/functions/:function_id/versions/:version',
    operationId: 'getFunctionVersion',
    action: 'function_version:get',
    summary: 'Shows a version, or downloads its code.',
    query: simpleQuery({ download: booleanParameter }),
    notes: 'The download takes Range, If-Range and If-None-Match as that of a function does.',
    answers: answersWithPackage('The version, or its package.', functionVersion.schema),
    refusals: [416],
    handle: async ({ qinling, params, query, links }, caller) => {
      const version = await qinling.versions.get(caller, params.function_id, params.version);
      if (query.download !== true) return reply.json(200, functionVersion.toWire(version, links));
      const download = await qinling.versions.download(caller, params.function_id, version.versionNumber);
      return reply.package(download, `${params.function_id}_${version.versionNumber}`);
    },
  }),
  route({
    method: 'put',
    path: '/v1/functions/:function_id/versions/:version',
    operationId: 'updateFunctionVersion',
    action: 'function_version:update',
    summary: 'Changes the description of a version, the only thing of it that can change.',
    body: jsonBody(functionVersion, describable),
    answers: { 200: answer.json('The version.', functionVersion.schema) },
    handle: async ({ qinling, params, body, links }, caller) => {
      const updated = await qinling.versions.update(caller, params.function_id, params.version, body);
      return reply.json(200, functionVersion.toWire(updated, links));
    },
  }),
  route({
    method: 'delete',
    path: '/v1/functions/:function_id/versions/:version',
    operationId: 'deleteFunctionVersion',
    action: 'function_version:delete',
    summary: 'Deletes a version, unless something refers to it.',
    answers: { 204: answer.empty('It is gone; its number is never issued again.') },
    handle: async ({ qinling, params }, caller) => {
      await qinling.versions.delete(caller, params.function_id, params.version);
      return reply.deleted;
    },
  }),
  route({
    method: 'post',
    path: '/v1/functions/:function_id/versions/:version/restore',
    operationId: 'restoreFunctionVersion',
    action: 'function_version:restore',
    summary: "Makes a version's code and settings the latest ones again.",
    answers: { 200: answer.json('The function.', qinlingFunction.schema) },
    handle: async ({ qinling, params, links }, caller) => {
      const restored = await qinling.versions.restore(caller, params.function_id, params.version);
      return reply.json(200, qinlingFunction.toWire(restored, links));
    },
  }),
];
