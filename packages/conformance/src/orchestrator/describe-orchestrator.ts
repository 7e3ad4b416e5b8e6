import type { Orchestrator } from '@qinling/core';
import { describeCases } from '../cases.js';
import { orchestratorCases } from './orchestrator-cases.js';
import type { OrchestratorSubject } from './orchestrator-subject.js';

/** Registers the kit for one adapter with vitest: one test for each promise that applies to it. */
export function describeOrchestrator<Adapter extends Orchestrator>(
  name: string,
  subject: OrchestratorSubject<Adapter>,
): void {
  describeCases(`${name} keeps the promises of Orchestrator`, orchestratorCases, subject);
}
