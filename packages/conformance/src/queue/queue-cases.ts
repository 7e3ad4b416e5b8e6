import { closingCases } from './cases/closing-cases.js';
import { fullCases } from './cases/full-cases.js';
import { handingOutCases } from './cases/handing-out-cases.js';
import type { QueueCase } from './queue-subject.js';

/** Every promise of the `Queue` port. */
export const queueCases: readonly QueueCase[] = [...handingOutCases, ...fullCases, ...closingCases];
