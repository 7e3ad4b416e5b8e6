import { faultBody } from '../faults/fault.js';
import type { Answer, Route } from '../route.js';
import { contentOf } from './content.js';
import type { OpenApiResponse } from './openapi-document.js';
import type { Recording } from './recording.js';

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
  416: 'The range lies outside of the package.',
  429: 'Too much is running; Retry-After says when to return.',
  500: 'The service failed; its operator finds the reason in the log.',
  501: 'This host can not do it.',
  503: 'The service is starting or shutting down; Retry-After says when to return.',
};

const retryAfter = { 'Retry-After': 'Seconds after which to try again.' };
const refusalHeaders: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  405: { Allow: 'The methods that this path takes.' },
  416: { 'Content-Range': 'How many bytes the package has.' },
  429: retryAfter,
  503: retryAfter,
};

/** Every answer of a route: its successes, the refusals of its kind, and its own. */
export function openApiResponses(
  route: Route,
  recorded: Recording['answers'] = {},
): Readonly<Record<string, OpenApiResponse>> {
  const successes = Object.entries(route.answers).map(([status, answer]: [string, Answer]) => [
    status,
    response(answer, recorded[status]),
  ]);
  const refusals = refusalsOf(route).map((status) => [
    status,
    response(
      {
        description: refusalTexts[status] ?? 'It is refused.',
        content: { 'application/json': faultBody },
        headers: refusalHeaders[status] ?? {},
      },
      recorded[status],
    ),
  ]);
  return Object.fromEntries([...successes, ...refusals]);
}

function refusalsOf({ action, body, path, refusals = [] }: Route): readonly number[] {
  const isAboutRows = action !== null || path.includes(':');
  const statuses = new Set([
    400,
    ...(action === null ? [] : [401, 403]),
    ...(path.includes(':') ? [404] : []),
    ...(body === undefined ? [] : [413, 415]),
    ...(isAboutRows ? [500] : []),
    ...refusals,
  ]);
  return [...statuses].sort((a, b) => a - b);
}

function response(
  { description, content, headers = {} }: Answer,
  recorded: Recording['answers'][string] | undefined,
): OpenApiResponse {
  const named = Object.entries(headers);
  return {
    description,
    ...(named.length === 0
      ? {}
      : {
          headers: Object.fromEntries(
            named.map(([name, text]) => [name, { description: text, schema: { type: 'string' } }]),
          ),
        }),
    ...(content === undefined ? {} : { content: contentOf(content, recorded) }),
  };
}
