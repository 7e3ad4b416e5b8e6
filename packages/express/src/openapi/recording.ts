import type { OpenApiExamples } from './openapi-document.js';

/** Examples by media type. */
export type RecordedContent = Readonly<Record<string, OpenApiExamples>>;

/** What was sent to one operation, and what it answered, in a run of `test/recordings.test.ts`. */
export interface Recording {
  /** Bodies of requests that succeeded. */
  readonly requests?: RecordedContent;
  /** Bodies of answers, by status. */
  readonly answers: Readonly<Record<string, RecordedContent>>;
}

/** Recordings by operation id. */
export type Recordings = Readonly<Record<string, Recording>>;
