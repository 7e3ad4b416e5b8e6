import type { Listing, QinlingClient } from '@qinling/client';
import { CommandFailure } from '../errors/command-failure.js';
import { exitCode } from '../errors/exit-code.js';
import { printable } from '../output/value-text.js';
import type { Session } from '../session/session.js';
import { isUuid } from './uuid.js';

interface Named {
  readonly id: string;
  readonly name: string | null;
  readonly description?: string | null;
  readonly created_at: string;
}

interface Lookup {
  readonly filters: { readonly name: { readonly eq: string } };
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** The nouns whose things have names. Aliases are found by `findAlias`: their name is what the API asks for. */
const nouns = {
  runtime: ({ runtimes }: QinlingClient, lookup: Lookup): Listing<Named> => runtimes.list(lookup),
  function: ({ functions }: QinlingClient, lookup: Lookup): Listing<Named> => functions.list(lookup),
  job: ({ jobs }: QinlingClient, lookup: Lookup): Listing<Named> => jobs.list(lookup),
} as const;

const shownCandidates = 10;

/**
 * The id of what a word names. A word that is an id is taken as it is. Throws `CommandFailure` when nothing has the name, and, with
 * the candidates, when several have it.
 */
export async function findId(session: Session, noun: keyof typeof nouns, word: string): Promise<string> {
  if (isUuid(word)) return word;
  const client = await session.connect();
  const matches: Named[] = [];
  const listing = nouns[noun](client, {
    filters: { name: { eq: word } },
    limit: shownCandidates + 1,
    signal: session.signal,
  });
  for await (const match of listing) {
    matches.push(match);
    if (matches.length > shownCandidates) break;
  }
  const [only, second] = matches;
  if (only === undefined) {
    throw new CommandFailure(`There is no ${noun} named '${printable(word)}'.`, [
      `Run qinling ${noun} list to see what there is.`,
    ]);
  }
  if (second === undefined) return only.id;
  throw ambiguous(noun, word, matches);
}

function ambiguous(noun: string, word: string, matches: readonly Named[]): CommandFailure {
  const shown = matches.slice(0, shownCandidates).map(({ id, description, created_at }) => {
    const about = description === null || description === undefined ? '' : `  ${printable(description)}`;
    return `  ${id}  ${created_at}${about}`;
  });
  const more = matches.length > shownCandidates ? ['  …'] : [];
  return new CommandFailure(
    `Several ${noun}s are named '${printable(word)}':`,
    [...shown, ...more, 'Give the id of one of them.'],
    exitCode.usage,
  );
}
