import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { isolation, type Language } from './support/orchestrator.js';

const script = fileURLToPath(new URL('support/function-host.mjs', import.meta.url));

/** What a supervisor or a shell may leave open in a host. Node uses no such numbers here. */
const inherited = 200;

const writing = {
  nodejs: {
    'main.js': `exports.main = () => require('node:fs').writeSync(${inherited}, 'by the function');`,
  },
  python3: { 'main.py': `import os\n\ndef main():\n    return os.write(${inherited}, b"by the function")\n` },
} as const satisfies Record<Language, object>;

it.each(['nodejs', 'python3'] as const)(
  'a %s function has nothing open that its host was started with',
  async (language) => {
    const directory = mkdtempSync(join(tmpdir(), 'qinling-inherited-'));
    const request = { directory, isolation, language, inputs: [{}], files: writing[language] };
    const more = Array<'ignore'>(inherited - 3).fill('ignore');
    const host = spawn(process.execPath, [script, JSON.stringify(request)], {
      stdio: ['ignore', 'pipe', 'inherit', ...more, 'pipe'],
    });
    const [told, written] = await Promise.all([
      text(host.stdout as Readable),
      text(host.stdio[inherited as 4] as unknown as Readable),
      once(host, 'exit'),
    ]);
    rmSync(directory, { recursive: true });
    expect(JSON.parse(told)).toMatchObject({ outputs: [expect.anything()] });
    expect(written).toBe('');
  },
);
