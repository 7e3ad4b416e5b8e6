import { describeCommands } from '../support/command-cases.js';
import { functionCases } from './function-cases.js';

describeCommands(functionCases);
