import express from 'express';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { requestLog } from '../../src/logging/request-log.js';
import { collectLines } from '../support/collect-lines.js';

function appWithLog(level?: string) {
  const { logger, lines } = collectLines(level);
  const app = express();
  app.use(requestLog(logger));
  app.get('/broken', (_request, response) => void response.status(500).end());
  app.use((_request, response) => void response.set('X-Openstack-Request-Id', 'req-1').json({ ok: true }));
  return { app, lines };
}

describe('the request log', () => {
  it('writes one line for a request', async () => {
    const { app, lines } = appWithLog();
    await request(app).get('/v1/functions').set('X-Request-Id', 'mine');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      level: 30,
      method: 'GET',
      path: '/v1/functions',
      status: 200,
      ms: expect.any(Number),
      requestId: 'req-1',
      clientRequestId: 'mine',
    });
  });

  it('writes neither headers nor query nor body, and only the beginning of a webhook id', async () => {
    const { app, lines } = appWithLog();
    await request(app)
      .post('/v1/webhooks/0c7f2c55-6d8b-4b07-9c4b-9a5d0a3b1c2d/invoke?key=s3cret')
      .set('X-Auth-Token', 's3cret')
      .set('Authorization', 'Bearer s3cret')
      .set('Cookie', 's3cret')
      .send({ password: 's3cret' });
    expect(lines[0]).toMatchObject({ path: '/v1/webhooks/0c7f2c55…/invoke' });
    expect(JSON.stringify(lines)).not.toContain('s3cret');
    expect(JSON.stringify(lines)).not.toContain('9a5d0a3b1c2d');
  });

  it('writes an error line for an answer of 500', async () => {
    const { app, lines } = appWithLog();
    await request(app).get('/broken');
    expect(lines[0]).toMatchObject({ level: 50, status: 500 });
  });

  it('is quiet about probes, unless asked for all', async () => {
    const quiet = appWithLog();
    await request(quiet.app).get('/healthz');
    expect(quiet.lines).toEqual([]);
    const loud = appWithLog('debug');
    await request(loud.app).get('/healthz');
    expect(loud.lines).toHaveLength(1);
  });
});
