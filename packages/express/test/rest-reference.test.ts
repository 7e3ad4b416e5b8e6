import { expect, it } from 'vitest';
import { createOpenApiDocument } from '../src/index.js';
import { restReference } from '../src/openapi/rest-reference.js';

// `npm run docs:rest` runs this file with --update, which writes the reference.
it('docs/rest-api.md says what the route table says', async () => {
  await expect(restReference(createOpenApiDocument())).toMatchFileSnapshot('../../../docs/rest-api.md');
});
