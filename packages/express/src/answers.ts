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
  text: (description: string): Answer => ({ description, content: { 'text/plain': z.string() } }),
  list: <Row extends object, Fields extends WireFields>(resource: Resource<Row, Fields>): Answer => ({
    description: 'The list, oldest first unless sorted otherwise.',
    content: {
      'application/json': z.object({
        [resource.collection]: z.array(resource.schema),
        next: z.url().optional().describe('The next page, when there is one.'),
      }),
    },
  }),
  /** A resource, or its package where `download=true` asks for it. */
  orPackage: (description: string, schema: z.ZodType): Answer => ({
    description,
    content: {
      'application/json': schema,
      ...Object.fromEntries(packageTypes.map((type) => [type, packageBytes])),
    },
  }),
} as const;

const packageBytes = z.string().meta({ format: 'binary' });
