import { describeCommands } from '../support/command-cases.js';
import { jobCases } from './job-cases.js';

describeCommands(jobCases);
