import { describeCommands } from '../support/command-cases.js';
import { versionCases } from './version-cases.js';

describeCommands(versionCases);
