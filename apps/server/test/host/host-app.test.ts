import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createHostApp, type HostState } from '../../src/host/host-app.js';

function app(state: HostState, ready: () => Promise<void> = async () => {}) {
  return createHostApp({
    requestLog: (_request, _response, next) => next(),
    state: () => state,
    ready,
    api: () => (state === 'starting' ? undefined : (_request, response) => void response.json({ api: true })),
  });
}

describe('the host app', () => {
  it.each(['starting', 'serving', 'draining'] as const)('says that it is up while %s', async (state) => {
    await request(app(state)).get('/healthz').expect(200, { status: 'up' });
  });

  it('is ready only while it serves', async () => {
    await request(app('serving')).get('/readyz').expect(200, { status: 'ready' });
    for (const state of ['starting', 'draining'] as const) {
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

  it('closes connections while it drains, so that it can end', async () => {
    const answer = await request(app('draining')).get('/v1/functions').expect(200);
    expect(answer.headers.connection).toBe('close');
  });
});
