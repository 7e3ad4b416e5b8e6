// A worker that speaks the protocol, and breaks it as argv says. Its "function" gives back its input.
import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';

const how = process.argv[2] ?? 'well';
const send = (message) => writeSync(3, `${JSON.stringify(message)}\n`);
const hello = { type: 'hello', protocol: 1, concurrency: 2, log: 'messages' };
const result = (run, output = 'null') => ({ type: 'result', run, outcome: 'success', output });

const starts = {
  'ends at once': () => {
    console.error('no licence');
    process.exit(4);
  },
  'stays silent': () => undefined,
  'speaks another version': () => send({ ...hello, protocol: 2 }),
};

const answers = {
  well: ({ run, input }) => send(result(run, JSON.stringify(input))),
  'writes garbage': () => writeSync(3, 'garbage\n'),
  'writes half a message': () => writeSync(3, '{"type":"result"'),
  'writes an endless line': () => {
    for (;;) writeSync(3, 'x'.repeat(65536));
  },
  'closes the channel': () => {
    setInterval(() => undefined, 1000);
    channel.destroy();
  },
  'ends its process': () => process.exit(0),
  'answers twice': ({ run }) => {
    send(result(run));
    send(result(run));
  },
  'answers for another run': () => send(result('another')),
  'says hello again': () => send(hello),
  'logs for another run': () => send({ type: 'log', run: 'another', data: '' }),
  'gives back what is no JSON': ({ run }) => send(result(run, 'NaN')),
  'gives back too much': ({ run }) => send(result(run, JSON.stringify('x'.repeat(2000)))),
  'ignores what it is told': () => undefined,
  'ends with a signal': () => process.kill(process.pid, 'SIGTERM'),
};

const channel = new Socket({ fd: 3 });
(starts[how] ?? (() => send(hello)))();
for await (const line of createInterface({ input: channel })) {
  const message = JSON.parse(line);
  if (message.type === 'load') {
    process.stdout.write(message.mark);
    if (how !== 'says nothing of loading') send({ type: 'loaded' });
  }
  // "well" is an input too: a run that does nothing wrong.
  if (message.type === 'run') (message.input === 'well' ? answers.well : answers[how])(message);
}
