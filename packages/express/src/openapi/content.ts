import type { z } from 'zod';
import { jsonSchema } from './json-schema.js';
import type { OpenApiContent } from './openapi-document.js';
import type { RecordedContent } from './recording.js';

/** Schemas by media type, each with the examples that were recorded of it. */
export function contentOf(
  content: Readonly<Record<string, z.ZodType>>,
  recorded: RecordedContent = {},
): OpenApiContent {
  return Object.fromEntries(
    Object.entries(content).map(([type, schema]) => {
      const examples = recorded[type];
      return [type, { schema: jsonSchema(schema), ...(examples === undefined ? {} : { examples }) }];
    }),
  );
}
