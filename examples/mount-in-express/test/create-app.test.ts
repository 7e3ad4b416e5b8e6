import { createQinling, MemoryBlobStore, MemoryOrchestrator, MemoryStorage } from '@qinling/core';
import type { Express } from 'express';
import request from 'supertest';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../src/create-app.js';

const sessions = new Map([
  ['a1', { name: 'Ada', team: 'analysts', isOperator: false }],
  ['g1', { name: 'Grace', team: 'navy', isOperator: true }],
]);
const ada = 'session=a1';
const grace = 'session=g1';

let app: Express;

beforeEach(async () => {
  const qinling = createQinling({
    storage: new MemoryStorage(),
    blobs: new MemoryBlobStore(),
    orchestrator: new MemoryOrchestrator(),
  });
  await qinling.start();
  onTestFinished(() => qinling.close());
  app = createApp(qinling, sessions);
});

describe('an app that mounts the router', () => {
  it('keeps its own pages', async () => {
    await request(app).get('/').set('Cookie', ada).expect(200, 'Hello, Ada.');
  });

  it('asks for its own login', async () => {
    const { body } = await request(app).get('/functions/v1/functions').expect(401);
    expect(body.faultstring).toBe('Log in first.');
    await request(app).get('/functions/v1/functions').set('Cookie', ada).expect(200, { functions: [] });
  });

  it('lets operators alone make runtimes', async () => {
    const runtime = { image: 'nodejs' };
    await request(app).post('/functions/v1/runtimes').set('Cookie', ada).send(runtime).expect(403);
    await request(app).post('/functions/v1/runtimes').set('Cookie', grace).send(runtime).expect(201);
  });

  it('has links that begin with its prefix', async () => {
    const { body } = await request(app).get('/functions/v1/').set('Cookie', ada).expect(200);
    expect(body.uri).toMatch(/\/functions\/v1$/);
  });
});
