import { describeOrchestrator } from '@qinling/conformance';
import { processSubject } from './support/conformance-subject.js';

describeOrchestrator('ProcessOrchestrator with nodejs', processSubject('nodejs'));
