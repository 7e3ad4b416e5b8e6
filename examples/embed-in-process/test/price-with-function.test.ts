import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { priceWithFunction } from '../src/price-with-function.js';

it('publishes a directory as version 1, and runs it', async () => {
  const data = await mkdtemp(join(tmpdir(), 'embed-'));
  onTestFinished(() => rm(data, { recursive: true }));
  const fn = fileURLToPath(new URL('../fn', import.meta.url));
  const result = await priceWithFunction(fn, data, 200);
  expect(JSON.parse(result ?? '')).toMatchObject({ output: 180 });
});
