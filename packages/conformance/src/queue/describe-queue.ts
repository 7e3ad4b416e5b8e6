import { describeCases } from '../cases.js';
import { queueCases } from './queue-cases.js';
import type { QueueSubject } from './queue-subject.js';

/** Registers, in vitest, a test for every promise of the `Queue` port. */
export function describeQueue(name: string, subject: QueueSubject): void {
  describeCases(name, queueCases, subject);
}
