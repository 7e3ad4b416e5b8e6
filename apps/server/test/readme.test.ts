import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../src/child-host/api-client.js';
import { tryItCommands } from '../src/greeting/try-it.js';
import { defaultRuntimes } from '../src/runtimes/default-runtimes.js';
import { childHost } from './support/child-hosts.js';
import { runtimeStatus } from './support/functions.js';

const documentedUrl = 'http://127.0.0.1:7070';

/** The README's shell block of this name. */
function shellBlock(name: string): string {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const block = readme.split(`<!-- shell: ${name} -->\n\n\`\`\`sh\n`)[1]?.split('\n```')[0];
  if (block === undefined) throw new Error(`The README has no shell block "${name}".`);
  return block;
}

describe("the README's shell", () => {
  let printed: string;
  let continued: string;

  beforeAll(() => {
    printed = shellBlock('as printed');
    continued = shellBlock('continued');
  });

  it('begins with what the host prints', () => {
    const options = { url: documentedUrl, runtime: defaultRuntimes[1], authenticated: false };
    expect(printed.split('\n')).toEqual(tryItCommands(options));
  });

  it('works as written: publish, update, run both, restore', async () => {
    const { url } = await childHost();
    await runtimeStatus(new ApiClient(url), 'python3', 'available');
    const script = `${printed}\n${continued}`.replaceAll(documentedUrl, url);
    const { stdout, stderr } = await promisify(execFile)('sh', ['-ec', script]);
    expect(stderr).toBe('');
    const greetings = [...stdout.matchAll(/(Hello|Good day), you!/g)].map(([greeting]) => greeting);
    expect(greetings).toEqual(['Hello, you!', 'Good day, you!', 'Hello, you!', 'Hello, you!']);
  });
});
