import { describeCommands } from '../support/command-cases.js';
import { webhookCases } from './webhook-cases.js';

describeCommands(webhookCases);
