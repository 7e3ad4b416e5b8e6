// #region setup
import { createQinling, MemoryBlobStore, MemoryOrchestrator, MemoryStorage } from '@qinling/core';
import { createRouter } from '@qinling/express';
import express from 'express';
import request from 'supertest';
import { afterEach, beforeEach, expect, it } from 'vitest';

// Handlers run in this process, in place of the code that is uploaded.
const handlers = {
  'greeter.greet': (_context: unknown, input: unknown) => `Hello, ${(input as { name: string }).name}!`,
};
let qinling: ReturnType<typeof createQinling>;
let api: ReturnType<typeof request>;

beforeEach(async () => {
  const memory = { storage: new MemoryStorage(), blobs: new MemoryBlobStore() };
  qinling = createQinling({ ...memory, orchestrator: new MemoryOrchestrator({ handlers }) });
  await qinling.start();
  api = request(express().use(createRouter({ qinling })));
});

afterEach(() => qinling.close());
// #endregion

async function availableRuntime(): Promise<string> {
  const { body } = await api.post('/v1/runtimes').send({ image: 'nodejs' }).expect(201);
  await qinling.runtimes.settled({ projectId: 'default', roles: ['admin'] }, body.id);
  return body.id;
}

/** Publishes what a build made, as a deployment would; resolves with the id. */
async function deployedGreeter(): Promise<string> {
  const { body } = await api
    .post('/v1/functions')
    .field({ runtime_id: await availableRuntime(), entry: 'greeter.greet', code: '{"source":"package"}' })
    .attach('package', new URL('fixtures/greeter.zip', import.meta.url).pathname)
    .expect(201);
  await api.post(`/v1/functions/${body.id}/versions`).expect(201);
  return body.id;
}

it('greets by version', async () => {
  const id = await deployedGreeter();
  const { body } = await api
    .post('/v1/executions')
    .send({ function_id: id, function_version: 1, input: { name: 'Ada' } })
    .expect(201);
  expect(JSON.parse(body.result).output).toBe('Hello, Ada!');
});

it('can not be deleted while production runs it', async () => {
  const id = await deployedGreeter();
  await api.post('/v1/aliases').send({ name: 'prod', function_id: id, function_version: 1 }).expect(201);
  const { body } = await api.delete(`/v1/functions/${id}/versions/1`).expect(403);
  expect(body.blockers).toEqual([expect.objectContaining({ kind: 'alias', name: 'prod' })]);
});
