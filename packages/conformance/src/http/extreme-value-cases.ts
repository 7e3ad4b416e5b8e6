import assert from 'node:assert/strict';
import { refused } from './support/expect.js';
import { type HttpCase, httpCase, seldom } from './support/kit.js';
import type { Answer } from './support/send.js';
import { unique } from './support/unique.js';

/** Whether it was taken or refused is not promised; that it was understood is. */
function assertUnderstood(answer: Answer): void {
  assert.ok(answer.status < 500, `${answer.asked}: got ${answer.status}: ${answer.text}`);
  if (answer.status >= 400) refused(answer, answer.status);
}

const hugeIntegers = [2 ** 31, 2 ** 32, 2 ** 53, 1e300, '9'.repeat(30)];

/** Rule R19 at its edges: what no database column holds is bad input, not a failure of the service. */
export const extremeValueCases: readonly HttpCase[] = [
  httpCase('R19: numbers that no column holds are taken or refused, never a failure', async (kit) => {
    const fn = await kit.createFunction();
    const { name } = await kit.createAlias(fn);
    for (const huge of hugeIntegers) {
      const target = { function_id: fn.id, function_version: huge };
      assertUnderstood(await kit.api.post('/v1/executions', target));
      assertUnderstood(await kit.api.post('/v1/webhooks', target));
      assertUnderstood(await kit.api.post('/v1/aliases', { ...target, name: unique('alias') }));
      assertUnderstood(await kit.api.put(`/v1/aliases/${name}`, { function_version: huge }));
      assertUnderstood(await kit.api.post('/v1/jobs', { function_id: fn.id, pattern: seldom, count: huge }));
      assertUnderstood(await kit.api.put(`/v1/functions/${fn.id}`, { timeout: huge }));
      const path = `/v1/functions/${fn.id}/versions`;
      for (const suffix of [`/${huge}`, `?version_number=gt:${huge}`, `?limit=${huge}`]) {
        assertUnderstood(await kit.api.get(path + suffix));
      }
    }
  }),

  httpCase('R19: text that no column holds is taken or refused, never a failure', async (kit) => {
    const { id } = await kit.createFunction();
    for (const text of ['a\u0000b', '\ud800', '\udfff\ud800', 'x'.repeat(100_000)]) {
      assertUnderstood(await kit.api.put(`/v1/functions/${id}`, { name: text, description: text }));
      assertUnderstood(
        await kit.api.post('/v1/executions', { function_id: id, input: text, description: text }),
      );
      assertUnderstood(await kit.api.post('/v1/jobs', { function_id: id, pattern: seldom, name: text }));
    }
    for (const text of ['%00', '%ED%A0%80', "'", '"', '\\', '%25', '_', ';']) {
      for (const operator of ['', 'eq:', 'has:', 'in:', 'gt:']) {
        assertUnderstood(await kit.api.get(`/v1/functions?name=${operator}${text}`));
      }
    }
  }),

  httpCase('R19: times that no column holds are taken or refused, never a failure', async (kit) => {
    const { id } = await kit.createFunction();
    for (const time of [
      '9999-12-31 23:59:59',
      '275760-09-13 00:00:01',
      '+999999-01-01T00:00:00Z',
      '99999-01-01 00:00:00',
    ]) {
      assertUnderstood(await kit.api.post('/v1/jobs', { function_id: id, first_execution_time: time }));
      const query = new URLSearchParams({ created_at: `lt:${time}` });
      assertUnderstood(await kit.api.get(`/v1/jobs?${query}`));
    }
  }),
];
