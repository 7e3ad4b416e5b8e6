import { UnexpectedAnswerError } from '../errors/unexpected-answer-error.js';
import { readJson } from '../transport/read-answer.js';
import type { Transport } from '../transport/transport.js';
import { type ListOptions, listQuery } from './list-options.js';

/** Some rows of a list, in its order. */
export interface Page<Row> {
  readonly items: readonly Row[];
  /** The service's URL of the next page; undefined on the last one. */
  readonly next: string | undefined;
}

/**
 * A list that is read as it is walked: `for await` gives every row, `pages()` page by page, `toArray()` all at once. Nothing is asked for before,
 * and each walk asks anew.
 */
export interface Listing<Row> extends AsyncIterable<Row> {
  pages(): AsyncGenerator<Page<Row>, void, undefined>;
  toArray(): Promise<Row[]>;
}

export interface ListSource {
  readonly path: string;
  /** The key of the rows in an answer. */
  readonly collection: string;
}

export function listing<Row>(
  transport: Transport,
  { path, collection }: ListSource,
  options: ListOptions<string>,
): Listing<Row> {
  const { signal, timeoutMs } = options;
  const read = async (response: Response, url: string): Promise<Page<Row>> => {
    const body = await readJson<Readonly<Record<string, unknown>>>(response, url);
    const items = body[collection];
    if (Array.isArray(items)) return { items, next: typeof body.next === 'string' ? body.next : undefined };
    throw new UnexpectedAnswerError(`${url} answered without ${collection}.`, {
      url,
      status: response.status,
    });
  };
  async function* pages(): AsyncGenerator<Page<Row>, void, undefined> {
    for (let query: URLSearchParams | undefined = listQuery(options); query !== undefined; ) {
      const page: Page<Row> = await transport.call({ method: 'GET', path, query, signal, timeoutMs }, read);
      yield page;
      query = page.next === undefined ? undefined : nextQuery(page.next, transport.baseUrl);
    }
  }
  async function* rows(): AsyncGenerator<Row, void, undefined> {
    for await (const page of pages()) yield* page.items;
  }
  return {
    pages,
    [Symbol.asyncIterator]: rows,
    toArray: async () => {
      const all: Row[] = [];
      for await (const row of rows()) all.push(row);
      return all;
    },
  };
}

// Only the query is taken: behind a proxy the service may not know its own address, and the login goes to nobody else.
function nextQuery(next: string, baseUrl: string): URLSearchParams {
  return new URL(next, baseUrl).searchParams;
}
