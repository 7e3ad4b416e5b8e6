import type { z } from 'zod';
import { faultBody } from '../faults/fault.js';
import { parameterNamed } from '../request/path-params.js';
import type { Answer, Route, RouteGroup } from '../route.js';
import { componentSchemas, type JsonSchema, jsonSchema } from './json-schema.js';

/** An OpenAPI 3.1 document, as far as we write one. */
export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers?: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

export interface OpenApiOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  /** The action that the access policy is asked about; absent where anybody may. */
  readonly 'x-qinling-action'?: string;
  readonly parameters?: readonly OpenApiParameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: OpenApiContent };
  readonly responses: Readonly<Record<string, OpenApiResponse>>;
}

export interface OpenApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

export type OpenApiContent = Readonly<Record<string, { readonly schema: JsonSchema }>>;

export interface OpenApiResponse {
  readonly description: string;
  readonly content?: OpenApiContent;
}

/** What each refusal means, in general. */
export const refusalTexts: Readonly<Record<number, string>> = {
  400: 'Something about the input is wrong.',
  401: 'Nobody is logged in.',
  403: 'The caller may not, or something still uses it.',
  404: "It does not exist, or is another project's.",
  405: 'It offers no download.',
  409: 'It contradicts the present state.',
  413: 'The body is too large.',
  415: 'The body is of a type that is not taken here.',
  429: 'Too much is running; Retry-After says when to return.',
};

/** Writes the document from the route table and its schemas, so that it cannot say anything else than the router does. */
export function openApiDocument(groups: readonly RouteGroup[]): OpenApiDocument {
  const paths: Record<string, Record<string, OpenApiOperation>> = {};
  for (const group of groups) {
    for (const route of group.routes) {
      const path = openApiPath(route.path);
      paths[path] = { ...paths[path], [route.method]: operation(group, route) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Qinling',
      version: '1.0',
      description:
        "Versioned functions: OpenStack Qinling's API. Every answer of 400 and above is a Fault; every answer has X-Openstack-Request-Id. Wherever GET works HEAD does too.",
    },
    tags: groups.map(({ title, description }) => ({ name: title, description })),
    paths,
    components: { schemas: componentSchemas() },
  };
}

/** `/v1/runtimes/:id` as OpenAPI writes it. */
export function openApiPath(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}');
}

function operation(group: RouteGroup, route: Route): OpenApiOperation {
  const parameters = [...pathParametersOf(route), ...queryParametersOf(route)];
  return {
    operationId: operationId(route),
    tags: [group.title],
    summary: route.summary,
    ...(route.notes === undefined ? {} : { description: route.notes }),
    ...(route.action === null ? {} : { 'x-qinling-action': route.action }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: route.body.isRequired, content: contentOf(route.body.content) } }),
    responses: { ...successes(route), ...refusals(route) },
  };
}

function operationId({ method, path }: Route): string {
  if (path === '/') return 'get_versions';
  const words = path
    .split('/')
    .filter((part, index, all) => part !== '' && (part !== 'v1' || index === all.length - 1));
  return [method, ...words.map((word) => word.replace(/^:/, 'by_').replace(/\W/g, '_'))].join('_');
}

function pathParametersOf({ path }: Route): OpenApiParameter[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: jsonSchema(parameterNamed(name).schema),
  }));
}

function queryParametersOf({ query }: Route): OpenApiParameter[] {
  return Object.entries(query?.parameters ?? {}).map(([name, schema]) => {
    const { description, ...rest } = jsonSchema(schema);
    return {
      name,
      in: 'query',
      required: false,
      ...(typeof description === 'string' ? { description } : {}),
      schema: rest,
    };
  });
}

function successes({ answers }: Route): Record<string, OpenApiResponse> {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, content }]: [string, Answer]) => [
      status,
      content === undefined ? { description } : { description, content: contentOf(content) },
    ]),
  );
}

function refusals(route: Route): Record<string, OpenApiResponse> {
  const statuses = new Set([
    400,
    ...(route.action === null ? [] : [401, 403]),
    ...(route.path.includes(':') ? [404] : []),
    ...(route.body === undefined ? [] : [413, 415]),
    ...(route.refusals ?? []),
  ]);
  return Object.fromEntries(
    [...statuses].map((status) => [
      String(status),
      {
        description: refusalTexts[status] ?? 'It is refused.',
        content: contentOf({ 'application/json': faultBody }),
      },
    ]),
  );
}

function contentOf(content: Readonly<Record<string, z.ZodType>>): OpenApiContent {
  return Object.fromEntries(
    Object.entries(content).map(([type, schema]) => [type, { schema: jsonSchema(schema) }]),
  );
}
