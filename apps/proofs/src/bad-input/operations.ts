import { createOpenApiDocument, type OpenApiOperation } from '@qinling/express';
import type { Seed } from './seed.js';

/** JSON Schema, as far as cases are made from it. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
}

/** A route, with everything about it filled in rightly. Cases make one thing of it wrong. */
export interface Operation {
  readonly method: string;
  /** With parameters in braces. */
  readonly template: string;
  /** With the ids of rows that are there. */
  readonly path: string;
  readonly spec: OpenApiOperation;
  /** The schema of the JSON body; undefined where none is taken. */
  readonly jsonSchema: Schema | undefined;
  /** A body that is right, as far as it needs one. */
  readonly jsonBody: Readonly<Record<string, unknown>>;
}

/** The row whose id stands in a path: that of the noun before the parameter. */
export function fillPath(
  template: string,
  seed: Seed,
  replaced: Readonly<Record<string, string>> = {},
): string {
  const noun = template.split('/')[2] ?? '';
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    return replaced[name] ?? (name === 'version' ? '1' : (seed.own[noun] ?? 'missing'));
  });
}

/** What a body holds beside the field that is wrong, by the property's name. */
function context(seed: Seed, template: string): Readonly<Record<string, unknown>> {
  const { functions, runtimes } = seed.own;
  return {
    image: 'nodejs',
    name: 'name',
    count: 1,
    ...(template === '/v1/functions' ? { code: { source: 'image', image: 'i' }, runtime_id: runtimes } : {}),
    ...(template.startsWith('/v1/functions') ? {} : { function_id: functions }),
    ...(template === '/v1/jobs' ? { pattern: '0 0 1 1 *' } : {}),
  };
}

/** Every route of the OpenAPI document, so that a new one is covered by itself. */
export function operationsOf(seed: Seed): readonly Operation[] {
  return Object.entries(createOpenApiDocument().paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, spec]) => {
      const jsonSchema = spec.requestBody?.content['application/json']?.schema as Schema | undefined;
      const known = Object.entries(context(seed, template));
      const needed = new Set([
        ...(jsonSchema?.required ?? []),
        'function_id',
        'code',
        'runtime_id',
        'pattern',
      ]);
      const body = known.filter(([name]) => needed.has(name) && name in (jsonSchema?.properties ?? {}));
      return {
        method: method.toUpperCase(),
        template,
        path: fillPath(template, seed),
        spec,
        jsonSchema,
        jsonBody: method === 'put' ? {} : Object.fromEntries(body),
      };
    }),
  );
}
