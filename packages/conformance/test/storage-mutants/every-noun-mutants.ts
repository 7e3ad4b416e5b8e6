import type { Repositories } from '@qinling/core';
import { listMutations } from './list-mutations.js';
import { type NounName, nouns, type Row, type Rows } from './noun-mutation.js';
import { rowMutations } from './row-mutations.js';
import { scopeMutations } from './scope-mutations.js';
import { type Breaks, mutant, mutantWithMemory, type StorageMutant } from './storage-mutant.js';

/** Breaks one kind of rows. The cases of `forEveryNoun` use only what every kind has. */
function breaking(noun: NounName, breaks: (rows: Rows) => Partial<Rows>): Breaks {
  return (repositories: Repositories) => {
    const rows = repositories[noun] as unknown as Rows;
    return { [noun]: breaks(rows) };
  };
}

/** Every case that is said of every kind of row, broken for each kind. */
export const everyNounMutants: readonly StorageMutant[] = nouns.flatMap((noun) => [
  ...[...rowMutations, ...scopeMutations, ...listMutations].map(([defect, red, breaks]) =>
    mutant(
      `${defect} (${noun})`,
      `${noun}: ${red}`,
      breaking(noun, (rows) => breaks(rows, noun)),
    ),
  ),
  mutantWithMemory(
    `gives out the rows that it keeps (${noun})`,
    `${noun}: changing an object that was given or read does not change what is stored`,
    () => {
      const cache = new Map<string, Row | undefined>();
      return breaking(noun, (rows) => ({
        async get(scope, id) {
          const row = cache.get(id) ?? (await rows.get(scope, id));
          cache.set(id, row);
          return row;
        },
      }));
    },
  ),
  ...(noun === 'versions'
    ? []
    : [
        mutant(
          `lists in any order (${noun})`,
          `${noun}: a list is oldest first, and by id where rows are equally old`,
          breaking(noun, (rows) => ({ list: async (query) => [...(await rows.list(query))].reverse() })),
        ),
      ]),
]);
