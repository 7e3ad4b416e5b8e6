// Commits blobs until it is killed, and tells each key once its commit has resolved.
import { createHash } from 'node:crypto';
import { createFilesystemBlobStore } from '../../src/create-filesystem-blob-store.js';

const store = await createFilesystemBlobStore({ directory: process.argv[2] ?? '' });

for (let number = 0; ; number += 1) {
  // The same series in every child, so that they also race for keys.
  const bytes = Buffer.alloc(1 + ((number * 7_919) % 100_000), `blob ${number} `);
  const staged = await store.stage(
    (async function* () {
      yield bytes.subarray(0, 100);
      yield bytes.subarray(100);
    })(),
  );
  const key = createHash('sha256').update(bytes).digest('hex');
  await staged.commit(key);
  process.stdout.write(`${key}\n`);
}
