import { z } from 'zod';
import { faultBody } from '../faults/fault.js';
import { execution } from '../wire/execution.js';
import { qinlingFunction } from '../wire/function.js';
import { functionAlias } from '../wire/function-alias.js';
import { functionVersion } from '../wire/function-version.js';
import { job } from '../wire/job.js';
import { runtime } from '../wire/runtime.js';
import { webhook } from '../wire/webhook.js';

/** A JSON Schema of the 2020-12 draft, as OpenAPI 3.1 uses it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The schemas that the document names once and refers to. */
const named: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [runtime.schema, 'Runtime'],
  [qinlingFunction.schema, 'Function'],
  [functionVersion.schema, 'FunctionVersion'],
  [functionAlias.schema, 'FunctionAlias'],
  [execution.schema, 'Execution'],
  [job.schema, 'Job'],
  [webhook.schema, 'Webhook'],
  [faultBody, 'Fault'],
]);

/** The `components.schemas` of the document. */
export function componentSchemas(): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries([...named].map(([schema, name]) => [name, convert(schema as z.ZodType)]));
}

/** A schema for the document; one that has a name becomes a reference. */
export function jsonSchema(schema: z.ZodType): JsonSchema {
  const name = named.get(schema);
  return name === undefined ? convert(schema) : referenceTo(name);
}

function referenceTo(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

function convert(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...converted } = z.toJSONSchema(schema, {
    // What is sent, before it is read: numbers may be text, and so on.
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: written, path }) => {
      const name = named.get(zodSchema);
      if (name === undefined || path.length === 0) return;
      for (const key of Object.keys(written)) delete written[key];
      Object.assign(written, referenceTo(name));
    },
  });
  return converted;
}
