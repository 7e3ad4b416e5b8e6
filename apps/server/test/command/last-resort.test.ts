import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

const built = (file: string) => JSON.stringify(new URL(`../../dist/${file}`, import.meta.url).href);

it.each([
  ['an error', "setTimeout(() => { throw new Error('boom'); })", 'uncaughtException'],
  ['a rejection', "Promise.reject(new Error('boom'))", 'unhandledRejection'],
])('%s that reaches nobody is logged, and ends the process with 1', async (_what, failure, origin) => {
  const program = `
    const { createLogger } = await import(${built('logging/create-logger.js')});
    const { endOnUncaught } = await import(${built('command/last-resort.js')});
    endOnUncaught(createLogger('info'));
    ${failure};
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  expect(code).toBe(1);
  expect(JSON.parse(stderr)).toMatchObject({ level: 60, origin, err: { message: 'boom' } });
});
