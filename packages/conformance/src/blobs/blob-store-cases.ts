import type { BlobStoreCase } from './blob-store-subject.js';
import { commitCases } from './commit-cases.js';
import { deletionCases } from './deletion-cases.js';
import { durabilityCases } from './durability-cases.js';
import { largeBlobCases } from './large-blob-cases.js';
import { listingCases } from './listing-cases.js';
import { rangeCases } from './range-cases.js';
import { readingCases } from './reading-cases.js';
import { stagingCases } from './staging-cases.js';

/** Every promise of the `BlobStore` port, as data: for other test runners, and to run a few of them. */
export const blobStoreCases: readonly BlobStoreCase[] = [
  ...stagingCases,
  ...commitCases,
  ...readingCases,
  ...rangeCases,
  ...listingCases,
  ...deletionCases,
  ...durabilityCases,
  ...largeBlobCases,
];
