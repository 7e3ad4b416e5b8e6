import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import { document } from './support/api-document.js';

/** What the linter finds, with its strictest rules; the served document has its server. */
async function lint(changed: object = {}): Promise<string[]> {
  const served = { ...document, servers: [{ url: 'https://qinling.example.org' }], ...changed };
  const problems = await lintFromString({
    source: JSON.stringify(served),
    absoluteRef: '/openapi.json',
    config: await createConfig({
      extends: ['recommended-strict'],
      rules: {
        'operation-operationId-unique': 'error',
        'operation-operationId-url-safe': 'error',
        'operation-singular-tag': 'error',
        'operation-description': 'off',
        'tag-description': 'error',
        'path-parameters-defined': 'error',
        'no-invalid-media-type-examples': 'error',
        'no-unused-components': 'error',
        // Their answers hold no JSON that a test could be surprised by.
        'operation-2xx-response': 'error',
      },
    }),
  });
  return problems.map(
    ({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ''}`,
  );
}

describe('the OpenAPI document, read by a linter', () => {
  it('is sound, with examples that match their schemas', async () => {
    expect(await lint()).toEqual([]);
  });

  it('would not be, if an example did not match its schema', async () => {
    const text = JSON.stringify(document.paths).replace('"versions":[{"id":"v1.0"', '"versions":[{"id":1');
    expect(await lint({ paths: JSON.parse(text) })).toEqual([
      expect.stringMatching(/^no-invalid-media-type-examples: .*must be string/),
    ]);
  });
});
