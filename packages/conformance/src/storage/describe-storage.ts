import { describeCases } from '../cases.js';
import { storageCases } from './storage-cases.js';
import type { StorageSubject } from './storage-subject.js';

/** Registers, in vitest, a test for every promise of the `Storage` port. */
export function describeStorage(name: string, subject: StorageSubject): void {
  describeCases(name, storageCases, subject);
}
