import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createHostApp, type HostState } from '../../src/host/host-app.js';
import { collectLines } from '../support/collect-lines.js';

function app(state: HostState, ready: () => Promise<void> = async () => {}) {
  return createHostApp({
    logger: collectLines('silent').logger,
    observers: [],
    state: () => state,
    ready,
    api: () => (state === 'starting' ? undefined : (_request, response) => void response.json({ api: true })),
  });
}

describe('the host app', () => {
  it.each(['starting', 'serving', 'shutting down'] as const)('says that it is up while %s', async (state) => {
    await request(app(state)).get('/healthz').expect(200, { status: 'up' });
  });

  it('is ready only while it serves', async () => {
    await request(app('serving')).get('/readyz').expect(200, { status: 'ready' });
    for (const state of ['starting', 'shutting down'] as const) {
      const answer = await request(app(state)).get('/readyz').expect(503);
      expect(answer.body).toEqual({
        faultcode: 'Server',
        faultstring: `The service is ${state}.`,
        debuginfo: null,
      });
    }
  });

  it('is not ready when storage does not answer, and says why', async () => {
    const unready = app('serving', async () => {
      throw new Error('The database does not answer.');
    });
    const answer = await request(unready).get('/readyz').expect(503);
    expect(answer.body.faultstring).toBe('The database does not answer.');
  });

  it('refuses the API while it starts, in the shape that clients know', async () => {
    const answer = await request(app('starting')).get('/v1/functions').expect(503);
    expect(answer.headers['content-type']).toMatch(/^application\/json/);
    expect(answer.body.faultstring).toBe('The service is starting.');
  });

  it('refuses the API while it shuts down, and closes the connection', async () => {
    const answer = await request(app('shutting down')).get('/v1/functions').expect(503);
    expect(answer.body.faultstring).toBe('The service is shutting down.');
    expect(answer.headers.connection).toBe('close');
  });
});
