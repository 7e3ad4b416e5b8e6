import assert from 'node:assert/strict';
import { type ErrorCode, hasErrorCode, type InvocationResult } from '@qinling/core';

/** The execution succeeded, with this output. */
export function assertSuccess(result: InvocationResult, output: unknown): void {
  assert.equal(result.outcome, 'success', describeResult(result));
  assert.deepEqual(result.output, output);
}

/** The execution failed, with a message that matches. */
export function assertFailed(result: InvocationResult, message: RegExp): void {
  assert.equal(result.outcome, 'failed', describeResult(result));
  assert.ok(typeof result.output === 'string', `The output is no message: ${JSON.stringify(result.output)}`);
  assert.match(result.output, message);
}

export function assertTimedOut(result: InvocationResult): void {
  assertFailed(result, /Function execution timeout/);
}

export function assertAborted(result: InvocationResult): void {
  assert.equal(result.outcome, 'aborted', describeResult(result));
}

/** The promise rejects with an error of the library that has this code and says something. */
export async function assertRefused(promise: Promise<unknown>, code: ErrorCode): Promise<void> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error !== undefined, `It was not refused; it should be, with ${code}.`);
  assert.ok(hasErrorCode(error, code), `It was refused with ${String(error)}, not with ${code}.`);
  assert.notEqual(error.message, '');
}

/** The lines of the log without those that frame it. */
export function linesOf({ log }: InvocationResult): readonly string[] {
  return log.split('\n').slice(1, -2);
}

/** An unexpected result, for people. */
export function describeResult({ outcome, output, log }: InvocationResult): string {
  return `${outcome}: ${JSON.stringify(output)}\n${log.slice(0, 2000)}`;
}
