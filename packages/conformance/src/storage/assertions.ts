import assert from 'node:assert/strict';
import { type ErrorCode, hasErrorCode } from '@qinling/core';

/** Passes when the promise rejects with a `QinlingError` of this code. */
export async function rejectsWith(promise: Promise<unknown>, code: ErrorCode): Promise<void> {
  const outcome = await promise.then(
    (value: unknown) => ({ value }),
    (error: unknown) => ({ error }),
  );
  assert.ok('error' in outcome, `It should reject with a '${code}' error, but resolves.`);
  assert.ok(
    hasErrorCode(outcome.error, code),
    `It should reject with a '${code}' error, not ${outcome.error}.`,
  );
}

/** Compares without regard to order. */
export function sameMembers(actual: readonly string[], expected: readonly string[], message?: string): void {
  assert.deepEqual([...actual].sort(), [...expected].sort(), message);
}

export function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return rows.map((row) => row.id);
}

/** How many times `work` succeeded when begun `times` times at once; every failure must be a conflict. */
export async function winnersOf(times: number, work: (index: number) => Promise<unknown>): Promise<number> {
  const outcomes = await Promise.allSettled(Array.from({ length: times }, (_, index) => work(index)));
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected' && !hasErrorCode(outcome.reason, 'conflict')) {
      throw outcome.reason;
    }
  }
  return outcomes.filter((outcome) => outcome.status === 'fulfilled').length;
}

/** A promise that is settled from outside. */
export function gate(): { readonly opened: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
