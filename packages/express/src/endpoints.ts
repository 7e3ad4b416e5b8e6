import { HttpError } from './faults/http-error.js';
import { type NamedParameter, parametersOf } from './request/path-params.js';
import type { Route } from './route.js';

/** Everything that the API has at one path. */
export interface Endpoint {
  /** In Express's spelling, as in the route table. */
  readonly path: string;
  readonly parameters: readonly NamedParameter[];
  /** By method, in upper case. */
  readonly routes: ReadonlyMap<string, Route>;
  /** The methods that it answers, for `Allow`. */
  readonly allow: string;
}

/** An endpoint, and what stands in the path in the place of its parameters: decoded text by name. */
export interface FoundEndpoint {
  readonly endpoint: Endpoint;
  readonly params: Record<string, string>;
}

/** Looks a path up. Throws `HttpError` 400 for a parameter that cannot be decoded. */
export type FindEndpoint = (path: string) => FoundEndpoint | undefined;

/** A place in the tree of all paths, one level for each segment. */
interface Place {
  readonly named: Map<string, Place>;
  /** Where any segment leads that has no place of its own. */
  any?: Place;
  endpoint?: Endpoint;
}

/**
 * Finds endpoints as Express does with its defaults and `caseSensitive`, a slash at the end or not; by one walk down a tree instead
 * of a regular expression for each path.
 */
export function endpointFinder(routes: readonly Route[]): FindEndpoint {
  const root = emptyPlace();
  for (const path of new Set(routes.map((route) => route.path))) {
    const place = segmentsOf(path).reduce(stepInto, root);
    place.endpoint = endpointAt(
      path,
      routes.filter((route) => route.path === path),
    );
  }
  return (path) => {
    const found: string[] = [];
    let place: Place | undefined = root;
    for (const segment of segmentsOf(path)) {
      const named: Place | undefined = place.named.get(segment);
      if (named === undefined) found.push(segment);
      place = named ?? (segment === '' ? undefined : place.any);
      if (place === undefined) return undefined;
    }
    return place.endpoint && { endpoint: place.endpoint, params: paramsOf(place.endpoint, found) };
  };
}

function paramsOf({ parameters }: Endpoint, found: readonly string[]): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [index, { name }] of parameters.entries()) params[name] = decoded(found[index] ?? '');
  return params;
}

function endpointAt(path: string, routes: readonly Route[]): Endpoint {
  const byMethod = new Map(routes.map((route) => [route.method.toUpperCase(), route]));
  const get = byMethod.get('GET');
  const allow = [...byMethod.keys(), ...(get === undefined ? [] : ['HEAD']), 'OPTIONS'].join(', ');
  if (get !== undefined) byMethod.set('HEAD', get);
  return { path, parameters: parametersOf(path), routes: byMethod, allow };
}

function emptyPlace(): Place {
  return { named: new Map() };
}

function stepInto(place: Place, segment: string): Place {
  if (segment.startsWith(':')) {
    place.any ??= emptyPlace();
    return place.any;
  }
  const next = place.named.get(segment) ?? emptyPlace();
  place.named.set(segment, next);
  return next;
}

/** What stands between the slashes of a path; one at the end says nothing. */
function segmentsOf(path: string): readonly string[] {
  const end = path.length > 1 && path.endsWith('/') ? path.length - 1 : path.length;
  return path.slice(1, end).split('/');
}

function decoded(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new HttpError(400, `Failed to decode param '${segment}'`);
  }
}
