import { UnexpectedAnswerError } from '../errors/unexpected-answer-error.js';
import { readAtMost } from './read-at-most.js';

/** The JSON object of an answer. Rejects with `UnexpectedAnswerError` for anything else: a proxy's page, a service that is not Qinling. */
export async function readJson<Value>(response: Response, url: string): Promise<Value> {
  const type = response.headers.get('content-type') ?? 'nothing';
  const value = parse(await response.text());
  if (typeof value === 'object' && value !== null && type.includes('json')) return value as Value;
  throw new UnexpectedAnswerError(
    `${url} answered with ${type.split(';')[0]} instead of a JSON object. Is the address right?`,
    { url, status: response.status },
  );
}

export function readText(response: Response): Promise<string> {
  return response.text();
}

/** The text of an answer as it comes. Leaving the loop ends the answer. */
export async function* textOf({ body }: Response): AsyncGenerator<string, void, undefined> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done = true, value } = (await reader?.read()) ?? {};
      const text = decoder.decode(value, { stream: !done });
      if (text !== '') yield text;
      if (done) return;
    }
  } finally {
    // After the end this does nothing.
    await reader?.cancel().catch(() => undefined);
  }
}

/** Reads an answer that says nothing, so that its connection can be used again. */
export async function readNothing(response: Response): Promise<void> {
  await readAtMost(response, 1024);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
