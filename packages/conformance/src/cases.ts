import assert from 'node:assert/strict';
import { describe, it } from 'vitest';

/**
 * One promise of a port: a sentence, and a proof that an adapter keeps it. Cases are data, so that they run in vitest,
 * outside of it, and against adapters that are broken on purpose. `Subject` is what makes the adapter, not the adapter
 * itself: every run builds its own and removes it, so that cases do not depend on their order.
 */
export interface ConformanceCase<Subject> {
  /** The promise, in the words that a report shows. Unique within its kit. */
  readonly name: string;
  /** How long a run may take. Default: the test runner's own limit. */
  readonly timeoutSeconds?: number;
  /** Whether the promise concerns this subject at all; a case that does not is left out. Default: it does. */
  appliesTo?(subject: Subject): boolean;
  /** Resolves when the promise is kept, rejects when it is broken. Uses `node:assert`, so that any runner will do. */
  run(subject: Subject): Promise<void>;
}

/** Registers a vitest `describe` with one `it` for each case that applies to `subject`. */
export function describeCases<Subject>(
  title: string,
  cases: readonly ConformanceCase<Subject>[],
  subject: Subject,
): void {
  describe(title, () => {
    for (const each of cases.filter((candidate) => applies(candidate, subject))) {
      const timeout = each.timeoutSeconds === undefined ? undefined : each.timeoutSeconds * 1000;
      it(each.name, () => each.run(subject), timeout);
    }
  });
}

export interface ExpectRedOptions {
  /** A run that has not ended by then counts as red: some defects show as a wait for ever. Default 5. */
  readonly hangSeconds?: number;
}

/**
 * Proves that a kit can fail: resolves, with the failure, when the case of this name goes red on `subject`, a deliberately
 * broken adapter. Rejects when the case passes, does not apply, or is not in the kit.
 */
export async function expectRed<Subject>(
  cases: readonly ConformanceCase<Subject>[],
  subject: Subject,
  nameOfCase: string,
  options: ExpectRedOptions = {},
): Promise<unknown> {
  const found = cases.find((candidate) => candidate.name === nameOfCase);
  assert.ok(found, `The kit has no case named '${nameOfCase}'.`);
  assert.ok(applies(found, subject), `The case '${nameOfCase}' does not apply to this subject.`);

  const failure = await failureOf(found.run(subject), options.hangSeconds ?? 5);
  assert.ok(failure !== undefined, `The case '${nameOfCase}' stayed green on a broken adapter.`);
  return failure.reason;
}

function applies<Subject>(each: ConformanceCase<Subject>, subject: Subject): boolean {
  return each.appliesTo?.(subject) ?? true;
}

async function failureOf(run: Promise<void>, hangSeconds: number): Promise<{ reason: unknown } | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const hang = new Promise<{ reason: unknown }>((resolve) => {
    timer = setTimeout(
      () => resolve({ reason: new Error(`Hangs for ${hangSeconds} s.`) }),
      hangSeconds * 1000,
    );
  });
  const outcome = run.then(
    () => undefined,
    (reason: unknown) => ({ reason }),
  );
  try {
    return await Promise.race([outcome, hang]);
  } finally {
    clearTimeout(timer);
  }
}
