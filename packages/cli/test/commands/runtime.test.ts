import { describeCommands } from '../support/command-cases.js';
import { runtimeCases } from './runtime-cases.js';

describeCommands(runtimeCases);
