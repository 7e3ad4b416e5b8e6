import { afterAll, beforeAll, describe, it } from 'vitest';
import { httpCases } from './http-cases.js';
import type { HttpSubject } from './http-subject.js';

export interface DescribeHttpOptions {
  /** Starts the server under test. Called once; every case makes its own rows in it. */
  create(): Promise<HttpSubject>;
  /** Ends it. */
  destroy?(subject: HttpSubject): Promise<void>;
}

const caseTimeoutMs = 30_000;

/**
 * Registers the wire contract as vitest tests against one server. Cases that mostly wait run side by side, first; the others one
 * after the other. Where the subject has no logins, the cases that need them show as skipped, with the reason.
 */
export function describeHttp(name: string, { create, destroy }: DescribeHttpOptions): void {
  describe(name, () => {
    let subject: HttpSubject | undefined;
    beforeAll(async () => {
      subject = await create();
    }, caseTimeoutMs);
    afterAll(async () => {
      if (subject) await destroy?.(subject);
    }, caseTimeoutMs);

    for (const each of httpCases) {
      const register = each.waits ? it.concurrent : it;
      register(
        each.name,
        async ({ skip }) => {
          if (subject === undefined) throw new Error('The server under test did not start.');
          if (each.appliesTo?.(subject) === false) skip('the subject has no logins: `as` is missing');
          await each.run(subject);
        },
        caseTimeoutMs,
      );
    }
  });
}
