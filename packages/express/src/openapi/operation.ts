import { parameterNamed } from '../request/path-params.js';
import type { Route } from '../route.js';
import { contentOf } from './content.js';
import { jsonSchema } from './json-schema.js';
import type { OpenApiOperation, OpenApiParameter } from './openapi-document.js';
import type { Recording } from './recording.js';
import { openApiResponses } from './responses.js';

/** The name of the one security scheme. */
export const loginScheme = 'login';

/** A route as the document shows it. */
export function openApiOperation(
  tag: string,
  route: Route,
  recording: Recording | undefined,
): OpenApiOperation {
  const { action, body, notes, operationId, summary } = route;
  const parameters = [...pathParametersOf(route), ...queryParametersOf(route)];
  return {
    operationId,
    tags: [tag],
    summary,
    ...(notes === undefined ? {} : { description: notes }),
    ...(action === null ? {} : { 'x-qinling-action': action }),
    security: action === null ? [] : [{ [loginScheme]: [] }],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : {
          requestBody: { required: body.isRequired, content: contentOf(body.content, recording?.requests) },
        }),
    responses: openApiResponses(route, recording?.answers),
  };
}

function pathParametersOf({ path }: Route): OpenApiParameter[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    ...described(parameterNamed(name).schema),
  }));
}

function queryParametersOf({ query }: Route): OpenApiParameter[] {
  return Object.entries(query?.parameters ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    ...described(schema),
  }));
}

/** A description belongs to the parameter, where readers of documents look for it. */
function described(
  schema: Parameters<typeof jsonSchema>[0],
): Pick<OpenApiParameter, 'description' | 'schema'> {
  const { description, ...rest } = jsonSchema(schema);
  return { ...(typeof description === 'string' ? { description } : {}), schema: rest };
}
