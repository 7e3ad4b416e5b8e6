export { blobStoreCases } from './blobs/blob-store-cases.js';
export type { BlobStoreCase, BlobStoreSubject } from './blobs/blob-store-subject.js';
export { describeBlobStore } from './blobs/describe-blob-store.js';
export { type ConformanceCase, describeCases, type ExpectRedOptions, expectRed } from './cases.js';
