import { describeCommands } from '../support/command-cases.js';
import { executionCases } from './execution-cases.js';

describeCommands(executionCases);
