import type { BlobStore } from '@qinling/core';
import { describeCases } from '../cases.js';
import { blobStoreCases } from './blob-store-cases.js';
import type { BlobStoreSubject } from './blob-store-subject.js';

/** Registers the whole kit for one adapter with vitest: one test for each promise of the `BlobStore` port. */
export function describeBlobStore<Store extends BlobStore>(
  name: string,
  subject: BlobStoreSubject<Store>,
): void {
  describeCases(`${name} keeps the promises of BlobStore`, blobStoreCases, subject);
}
