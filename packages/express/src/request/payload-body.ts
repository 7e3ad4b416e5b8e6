import { z } from 'zod';
import type { BodySpec } from '../route.js';
import { objectOf } from './json-body.js';
import { mediaTypes } from './media-type.js';
import { foldFields } from './parse-form.js';
import { readContent } from './read-content.js';

const anyObject = z.looseObject({}).describe('Becomes the input, together with the query.');

/** Whatever a webhook is sent: any JSON object, any form, or nothing. A field that comes several times becomes a list. */
export const payloadBody: BodySpec<Readonly<Record<string, unknown>>> = {
  isRequired: false,
  content: Object.fromEntries(Object.values(mediaTypes).map((type) => [type, anyObject])),
  read: async (incoming) => {
    const content = await readContent(incoming, ['json', 'form', 'multipart']);
    return content.kind === 'form' || content.kind === 'multipart'
      ? foldFields(content.fields)
      : objectOf(content, false);
  },
};
