import { parentPort } from 'node:worker_threads';

// Does what the path of a request says.
parentPort.on('message', ({ job, path }) => {
  if (path === 'die') throw new Error('dead');
  if (path === 'live') parentPort.postMessage({ kind: 'done', job, result: 'alive' });
});
