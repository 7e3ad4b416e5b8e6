import { CommandFailure } from '../errors/command-failure.js';
import type { Session } from '../session/session.js';
import { isUuid } from './uuid.js';

/** The name of an alias, which may be given by its id. A name that looks like an id wins. */
export async function findAlias(session: Session, word: string): Promise<string> {
  if (!isUuid(word)) return word;
  const { aliases } = await session.connect();
  const { signal } = session;
  const [named] = await aliases.list({ filters: { name: word }, signal }).toArray();
  if (named !== undefined) return named.name;
  const [match] = await aliases.list({ filters: { id: word }, signal }).toArray();
  if (match !== undefined) return match.name;
  throw new CommandFailure(`There is no alias with the id ${word}.`, [
    'Run qinling function alias list to see what there is.',
  ]);
}
