import { type ErrorCode, isQinlingError } from '@qinling/core';
import { serveParent } from '../support/child-program.js';
import { mixedOperations, type Operation, removalOperations } from './operations.js';
import type { PlantName } from './planted-faults.js';
import { emptyReport, type RaceReport } from './race-report.js';
import { openSharedWorld, type SharedWorld } from './shared-world.js';

/** What one process of a race is told. */
export interface RacerTask {
  readonly directory: string;
  readonly index: number;
  readonly seconds: number;
  readonly runtimeId: string;
  readonly functionIds: readonly string[];
  readonly operations: 'mixed' | 'removal';
  readonly plant?: PlantName;
}

/** What another process may rightly cause: it was first. */
const fair: readonly ErrorCode[] = ['not-found', 'not-allowed', 'conflict'];

function isFair(error: unknown): boolean {
  if (!isQinlingError(error)) return false;
  return fair.includes(error.code) || error.message.startsWith('Duplicate entry for function_aliases');
}

function drawFrom(operations: typeof mixedOperations): () => readonly [string, Operation] {
  const drawn = Object.entries(operations).flatMap(([name, [weight, operation]]) =>
    Array.from({ length: weight }, () => [name, operation] as const),
  );
  return () => drawn[Math.floor(Math.random() * drawn.length)] ?? ['nothing', async () => undefined];
}

async function race(task: RacerTask, { qinling }: SharedWorld): Promise<RaceReport> {
  const report = emptyReport();
  const racer = { ...task, qinling, report };
  const draw = drawFrom(task.operations === 'mixed' ? mixedOperations : removalOperations);
  const end = performance.now() + task.seconds * 1000;
  const lane = async (): Promise<void> => {
    while (performance.now() < end) {
      const [name, operation] = draw();
      const functionId = task.functionIds[Math.floor(Math.random() * task.functionIds.length)] ?? '';
      try {
        await operation(racer, functionId);
        report.done[name] = (report.done[name] ?? 0) + 1;
      } catch (error) {
        if (!isFair(error)) report.violations.push(`${name}: ${describe(error)}`);
      }
    }
  };
  await lane();
  await qinling.close();
  return report;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = isQinlingError(error) ? error.code : 'unknown';
  return `${code}: ${error.message}${error.cause === undefined ? '' : ` (${String(error.cause)})`}`;
}

await serveParent<RacerTask, SharedWorld, RaceReport>(
  ({ directory, plant }) => openSharedWorld(directory, plant),
  race,
);
