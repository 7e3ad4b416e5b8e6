import { createOpenApiDocument } from '@qinling/express';
import { expect, it } from 'vitest';
import { writeTypes } from './support/write-types.js';

// `npm run generate -w packages/client` runs this file with --update, which writes the types.
it('the types are those of the OpenAPI document', async () => {
  await expect(writeTypes(createOpenApiDocument())).toMatchFileSnapshot('../src/generated/api.ts');
});
