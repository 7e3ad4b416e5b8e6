import { describeCommands } from '../support/command-cases.js';
import { aliasCases } from './alias-cases.js';

describeCommands(aliasCases);
