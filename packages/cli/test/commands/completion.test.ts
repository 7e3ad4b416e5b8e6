import { describeCommands } from '../support/command-cases.js';
import { completionCases } from './completion-cases.js';

describeCommands(completionCases);
