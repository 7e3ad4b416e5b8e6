import { expect, it } from 'vitest';
import { collectLines } from '../support/collect-lines.js';

it('writes what an error says, whether the library calls it err or error', () => {
  const { logger, lines } = collectLines();
  const error = new Error('no such image', { cause: new Error('ENOENT') });
  logger.warn({ error, runtimeId: 'r' }, 'a runtime did not come up');
  logger.warn({ err: error }, 'a worker did not come up');
  const said = expect.objectContaining({ message: expect.stringContaining('no such image') });
  expect(lines).toMatchObject([{ error: said, runtimeId: 'r' }, { err: said }]);
  expect(JSON.stringify(lines[0])).toContain('ENOENT');
});
