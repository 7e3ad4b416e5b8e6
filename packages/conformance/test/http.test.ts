import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpCases } from '../src/http/http-cases.js';
import type { HttpSubject } from '../src/http/http-subject.js';
import { type GoodServer, startGoodServer } from './http/good-server.js';
import { MovableClock } from './http/movable-clock.js';

// The router's own tests run the kit with logins and in real time, at several mounts. Here: the other half of a subject.
describe('the HTTP kit, on a server without logins whose clock can be moved', () => {
  let server: GoodServer;
  let subject: HttpSubject;

  beforeAll(async () => {
    const clock = new MovableClock();
    server = await startGoodServer({ hasLogins: false, clock });
    subject = { ...server.subject, advance: async (seconds) => clock.advance(seconds) };
  });
  afterAll(() => server.close());

  for (const { name, run } of httpCases.filter(({ needsLogins }) => !needsLogins)) {
    it(name, () => run(subject));
  }
});

it('has no two HTTP cases of one name', () => {
  const names = httpCases.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

it('leaves the cases that need logins out where there are none', () => {
  const subject = { baseUrl: 'http://127.0.0.1:1', runtimeImage: 'nodejs' };
  for (const each of httpCases) expect(each.appliesTo?.(subject)).toBe(!each.needsLogins);
});
