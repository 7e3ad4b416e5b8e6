import { StorageError } from '@qinling/core';
import { type BlobMutant, mutant } from './blob-mutant.js';

const exactRange = 'streams exactly the bytes of a range, or refuses it when ranges are not claimed';

export const rangeMutants: readonly BlobMutant[] = [
  mutant('forgets the end of a range', exactRange, (store) => ({
    open: (key, range) => store.open(key, range && { start: range.start, end: Number.MAX_SAFE_INTEGER }),
  })),
  mutant('takes the end of a range for inclusive', exactRange, (store) => ({
    open: (key, range) => store.open(key, range && { start: range.start, end: range.end + 1 }),
  })),
  mutant('forgets the start of a range', exactRange, (store) => ({
    open: (key, range) => store.open(key, range && { start: 0, end: range.end }),
  })),
  mutant('streams everything although it claims no ranges', exactRange, (store) => ({
    capabilities: { ranges: false },
    open: (key) => store.open(key),
  })),
  mutant(
    'takes an end of 0 for no end',
    'streams nothing for an empty range, or refuses it when ranges are not claimed',
    (store) => ({
      open: async (key, range) => {
        const end = range?.end || (await store.head(key))?.sizeBytes;
        return store.open(key, end === undefined ? undefined : { start: range?.start ?? 0, end });
      },
    }),
  ),
  mutant(
    'fails past the end',
    'ends a range that reaches past the end where the blob ends, or refuses it when ranges are not claimed',
    (store) => ({
      open: async (key, range) => {
        const size = (await store.head(key))?.sizeBytes ?? 0;
        if (range && range.end > size) throw new RangeError('ERR_OUT_OF_RANGE');
        return store.open(key, range);
      },
    }),
  ),
  mutant(
    'fails for a range of what is missing',
    'finds nothing for a range of a missing blob, or refuses it when ranges are not claimed',
    (store) => ({
      open: async (key, range) => {
        if (range && !(await store.head(key))) throw new StorageError('ENOENT');
        return store.open(key, range);
      },
    }),
  ),
];
