import { z } from 'zod';
import { packageTypes } from './response/send-package.js';
import type { Answer } from './route.js';
import type { Resource, WireFields } from './wire/resource.js';

/** Answers as the reference describes them. */
export const answer = {
  json: (description: string, schema: z.ZodType): Answer => ({
    description,
    content: { 'application/json': schema },
  }),
  empty: (description: string): Answer => ({ description }),
  text: (description: string, type = 'text/plain'): Answer => ({
    description,
    content: { [type]: z.string() },
  }),
  list: <Row extends object, Fields extends WireFields>(resource: Resource<Row, Fields>): Answer => ({
    description: 'The list, oldest first unless sorted otherwise.',
    content: {
      'application/json': z.object({
        [resource.collection]: z.array(resource.schema),
        next: z.url().optional().describe('The next page, when there is one.'),
      }),
    },
  }),
} as const;

const packageBytes = z.string().meta({ format: 'binary' });
const packageContent = Object.fromEntries(packageTypes.map((type) => [type, packageBytes]));
const packageHeaders = {
  ETag: 'The SHA-256 of the package, in quotes.',
  'Cache-Control': 'Keeps what is between from changing the bytes.',
};

/** What answers where a resource, or its package with `download=true`, is asked for. */
export function answersWithPackage(
  description: string,
  schema: z.ZodType,
): Readonly<Record<200 | 206 | 304, Answer>> {
  return {
    200: {
      description,
      content: { 'application/json': schema, ...packageContent },
      headers: {
        ...packageHeaders,
        'Accept-Ranges': 'bytes, for a package.',
        'Content-Disposition': 'The file name of a package.',
      },
    },
    206: {
      description: 'The part of the package that Range asked for.',
      content: packageContent,
      headers: { ...packageHeaders, 'Content-Range': 'Which bytes these are, and of how many.' },
    },
    304: {
      description: 'The client has this package already, says its If-None-Match.',
      headers: packageHeaders,
    },
  };
}
