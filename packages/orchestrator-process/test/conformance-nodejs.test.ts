import { describeOrchestrator } from '@qinling/conformance';
import { describe } from 'vitest';
import { processSubject } from './support/conformance-subject.js';

// Most cases wait for time to pass; each has an orchestrator of its own.
describe.concurrent('nodejs', () => {
  // #region kit
  describeOrchestrator('ProcessOrchestrator', processSubject('nodejs'));
  // #endregion
});
