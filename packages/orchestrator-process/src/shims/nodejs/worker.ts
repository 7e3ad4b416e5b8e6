/** The nodejs worker: a process that loads one function and runs it, once at a time. See docs/worker-protocol.md. */
import { CodeRunner } from './code-runner.js';
import { openHostChannel } from './host-channel.js';
import { replaceOutput } from './log-output.js';

replaceOutput();
const runner = new CodeRunner();
const channel = openHostChannel((message) => runner.handle(message, channel));
runner.watch(channel);
channel.send({ type: 'hello', protocol: 1, concurrency: 1, log: 'stdout-until-result', limitsMemory: false });
