import type { Queue } from '@qinling/core';
import type { ConformanceCase } from '../cases.js';

export interface QueueCaseOptions {
  /** How many may wait for a free handler; what runs does not count. */
  readonly maxWaiting: number;
}

/** What makes the queue that is to be proved. */
export interface QueueSubject {
  /** Gives an empty queue that nobody consumes yet. Every case asks for one of its own. */
  create(options: QueueCaseOptions): Promise<Queue>;
  /** Removes it and what it keeps. Every handler has ended by then; the case may have closed it already. */
  destroy(queue: Queue): Promise<void>;
  /** Set when the adapter's waiting line has no bound; the cases about a full one are left out then. */
  readonly isUnbounded?: boolean;
}

export type QueueCase = ConformanceCase<QueueSubject>;
