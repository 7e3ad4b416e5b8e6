import { describeOrchestrator } from '@qinling/conformance';
import { processSubject } from './support/conformance-subject.js';

describeOrchestrator('ProcessOrchestrator with python3', processSubject('python3'));
