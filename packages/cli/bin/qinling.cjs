#!/usr/bin/env node
'use strict';

const words = process.argv.slice(2);

// CommonJS, and a file: the loader of ES modules alone would take half of the time that help may take (bench/start-up.js).
if (words.length === 1 && (words[0] === '--help' || words[0] === '-h')) {
  process.stdout.write(require('node:fs').readFileSync(require.resolve('./overview.txt')));
} else {
  import('../dist/main.js').catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
}
