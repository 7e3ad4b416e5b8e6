import type { ArchiveLimits } from '../archive-limits.js';
import type { InvalidArchiveReason } from '../invalid-archive-error.js';

/** What the thread is asked. Each job has a number of its own. */
export type ThreadRequest =
  | {
      readonly kind: 'inspect';
      readonly job: number;
      readonly path: string;
      readonly limits: ArchiveLimits;
    }
  /** So many bytes of the file can be added up by now. Answered only when that fails. */
  | { readonly kind: 'add up'; readonly job: number; readonly path: string; readonly readableBytes: number }
  /** Asks for the checksums of what was added up, which ends the job. */
  | { readonly kind: 'checksums'; readonly job: number }
  /** Ends a job whose checksums nobody wants any more. */
  | { readonly kind: 'forget'; readonly job: number };

/** What the thread answers, once for each job. */
export type ThreadReply =
  | { readonly kind: 'done'; readonly job: number; readonly result: unknown }
  /** An InvalidArchiveError in parts: a copied error is of no class and has no brand. */
  | {
      readonly kind: 'refused';
      readonly job: number;
      readonly reason: InvalidArchiveReason;
      readonly message: string;
      readonly cause: unknown;
    }
  | { readonly kind: 'failed'; readonly job: number; readonly error: unknown };
