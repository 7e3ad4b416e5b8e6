import { answer } from '../answers.js';
import { listReply } from '../list-reply.js';
import { jsonBody } from '../request/json-body.js';
import { listQuery } from '../request/list-query.js';
import { targetShape } from '../request/target-shape.js';
import { reply } from '../response/reply.js';
import { route } from '../route.js';
import { job } from '../wire/job.js';
import { codeInput, integer, text } from '../wire/values.js';

const pattern = text
  .nullish()
  .describe('Cron in UTC: 5 fields, or 6 of which the last is seconds; or @hourly and its kind.');

/** Schedules. */
export const jobRoutes = [
  route({
    method: 'post',
    path: '/v1/jobs',
    operationId: 'createJob',
    action: 'job:create',
    summary: 'Schedules a function, once or by a pattern.',
    body: jsonBody(job, {
      ...targetShape,
      name: text.nullish(),
      pattern,
      first_execution_time: text.nullish().describe('YYYY-MM-DD HH:MM:SS, at least one minute ahead.'),
      count: integer(1).nullish().describe('Without end when not given and there is a pattern.'),
      function_input: codeInput.nullish(),
    }),
    answers: { 201: answer.json('The job.', job.schema) },
    refusals: [404],
    handle: async ({ qinling, body, links }, caller) =>
      reply.json(201, job.toWire(await qinling.jobs.create(caller, body), links)),
  }),
  route({
    method: 'get',
    path: '/v1/jobs',
    operationId: 'listJobs',
    action: 'job:get_all',
    summary: 'Lists jobs.',
    query: listQuery(job),
    answers: { 200: answer.list(job) },
    handle: async (request, caller) =>
      listReply(job, await request.qinling.jobs.list(caller, request.query.options), request),
  }),
  route({
    method: 'get',
    path: '/v1/jobs/:id',
    operationId: 'getJob',
    action: 'job:get',
    summary: 'Shows a job.',
    answers: { 200: answer.json('The job.', job.schema) },
    handle: async ({ qinling, params, links }, caller) =>
      reply.json(200, job.toWire(await qinling.jobs.get(caller, params.id), links)),
  }),
  route({
    method: 'put',
    path: '/v1/jobs/:id',
    operationId: 'updateJob',
    action: 'job:update',
    summary: 'Pauses, resumes, cancels or reschedules a job.',
    body: jsonBody(job, {
      name: text.nullish(),
      function_input: codeInput.nullish(),
      status: text.nullish().meta({ enum: ['running', 'paused', 'cancelled'] }),
      pattern,
      next_execution_time: text.nullish().describe('YYYY-MM-DD HH:MM:SS, at least one minute ahead.'),
    }),
    answers: { 200: answer.json('The job.', job.schema) },
    handle: async ({ qinling, params, body, links }, caller) =>
      reply.json(200, job.toWire(await qinling.jobs.update(caller, params.id, body), links)),
  }),
  route({
    method: 'delete',
    path: '/v1/jobs/:id',
    operationId: 'deleteJob',
    action: 'job:delete',
    summary: 'Deletes a job; its executions stay.',
    answers: { 204: answer.empty('It is gone.') },
    handle: async ({ qinling, params }, caller) => {
      await qinling.jobs.delete(caller, params.id);
      return reply.deleted;
    },
  }),
];
