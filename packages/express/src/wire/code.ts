import { z } from 'zod';
import { text } from './values.js';

/** Code in answers. */
export const codeAnswer = z.union([
  z.object({
    source: z.literal('package'),
    md5sum: text,
    sha256: text.describe('Of the stored bytes; also their location.'),
    size: z.int().describe('Packed, in bytes.'),
    format: z.enum(['zip', 'tar', 'tar.gz']),
  }),
  z.object({ source: z.literal('swift'), swift: z.object({ container: text, object: text }) }),
  z.object({ source: z.literal('image'), image: text }),
]);

/** Code in requests. What belongs to which source is the core's to check. */
export const codeBody = z.strictObject({
  source: text.nullish().meta({ enum: ['package', 'swift', 'image'] }),
  md5sum: text.nullish().describe('Of the package; compared with what arrives.'),
  swift: z
    .strictObject(
      { container: text.nullish(), object: text.nullish() },
      { error: 'An object with container and object is required.' },
    )
    .nullish(),
  image: text.nullish(),
});

export type CodeBody = z.output<typeof codeBody>;
