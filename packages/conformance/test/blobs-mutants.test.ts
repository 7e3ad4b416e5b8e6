import { describe, expect, it } from 'vitest';
import { blobStoreCases } from '../src/blobs/blob-store-cases.js';
import { expectRed } from '../src/cases.js';
import { commitMutants } from './blobs-mutants/commit-mutants.js';
import { deletionMutants } from './blobs-mutants/deletion-mutants.js';
import { durabilityMutants } from './blobs-mutants/durability-mutants.js';
import { listingMutants } from './blobs-mutants/listing-mutants.js';
import { rangeMutants } from './blobs-mutants/range-mutants.js';
import { readingMutants } from './blobs-mutants/reading-mutants.js';
import { stagingMutants } from './blobs-mutants/staging-mutants.js';

const mutants = [
  ...stagingMutants,
  ...commitMutants,
  ...readingMutants,
  ...rangeMutants,
  ...listingMutants,
  ...deletionMutants,
  ...durabilityMutants,
];

describe('the blob kit, on a store that', () => {
  for (const { defect, red, subject } of mutants) {
    it(`${defect}: '${red}' goes red`, async () => {
      const reason = await expectRed(blobStoreCases, subject, red);
      // A mistake in the mutant itself is no proof.
      expect(reason).not.toBeInstanceOf(TypeError);
    });
  }
});

it('has no case that no broken store turns red', () => {
  const proved = new Set(mutants.map(({ red }) => red));
  expect(blobStoreCases.map(({ name }) => name).filter((name) => !proved.has(name))).toEqual([]);
});

it('has no two cases of one name', () => {
  const names = blobStoreCases.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
