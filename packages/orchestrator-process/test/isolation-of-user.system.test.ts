import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { trying } from './support/trying.js';

// A host that is not root gets its namespaces in another way than root does. Where the tests are root's, it is started as nobody.

const run = promisify(execFile);
const repository = fileURLToPath(new URL('../../../', import.meta.url));
const script = 'packages/orchestrator-process/test/support/function-host.mjs';
const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

interface Told {
  readonly uid: number;
  readonly outputs?: readonly unknown[];
  readonly problem?: string;
}

let directory: string;
let own: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'qinling-user-'));
  chmodSync(directory, 0o755);
  own = join(directory, 'own');
  for (const name of ['own', 'repository']) mkdirSync(join(directory, name));
  writeFileSync(join(directory, 'node'), '');
  if (isRoot) chownSync(own, nobody, nobody);
});

afterEach(() => rmSync(directory, { recursive: true }));

/** What starts a program as nobody, who may not see where root has this repository and node: so they are shown elsewhere. */
const asNobody = (): readonly string[] => [
  ...['bwrap', '--dev-bind', '/', '/'],
  ...['--ro-bind', repository, join(directory, 'repository')],
  ...['--ro-bind', process.execPath, join(directory, 'node')],
  ...['setpriv', '--reuid', String(nobody), '--regid', String(nobody), '--clear-groups'],
];

async function ask(
  language: 'nodejs' | 'python3',
  inputs: readonly object[],
  ...prefix: readonly string[]
): Promise<Told> {
  const file = language === 'nodejs' ? 'main.js' : 'main.py';
  const request = JSON.stringify({
    directory: own,
    isolation: 'bubblewrap',
    language,
    inputs,
    files: { [file]: trying[language] },
  });
  const program = isRoot
    ? [join(directory, 'node'), join(directory, 'repository', script)]
    : [process.execPath, join(repository, script)];
  const [command = '', ...args] = [...(isRoot ? asNobody() : []), ...prefix, ...program, request];
  // The system's interpreter, which everybody may run.
  const { stdout } = await run(command, args, { env: { PATH: '/usr/local/bin:/usr/bin:/bin' }, cwd: '/' });
  return JSON.parse(stdout) as Told;
}

describe.each(['nodejs', 'python3'] as const)('a %s function of a host that is not root', (language) => {
  it('sees nothing of the host, and cannot make namespaces', async () => {
    writeFileSync(join(directory, 'secret'), 'the secret of the host', { mode: 0o644 });
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const refused = [
      { what: 'read', path: join(directory, 'secret') },
      { what: 'list', path: '/var' },
      { what: 'write', path: '/usr/written' },
      { what: 'open', path: '/proc/sys/kernel/core_pattern' },
      { what: 'connect', port },
      { what: 'see', seconds: 'function-host.mjs' },
      { what: 'change' },
      { what: 'unshare' },
    ];
    const inputs = [{ what: 'write', path: 'own' }, { what: 'read', path: '/proc/self/status' }, ...refused];
    const { uid, problem, outputs = [] } = await ask(language, inputs);
    server.close();
    expect(problem).toBeUndefined();
    expect(uid).not.toBe(0);
    expect(outputs[0]).toBe('written');
    expect(String(outputs[1]).match(/^Cap\w+:\s*0{16}$/gm)).toHaveLength(5);
    for (const [index, output] of outputs.slice(2).entries())
      expect(output, JSON.stringify(refused[index])).toMatch(/^refused: /);
    expect(outputs).toHaveLength(inputs.length);
    expect(readdirSync(own)).toEqual([]);
  });
});

it('a host that may make no namespaces does not start, and says what to do', async () => {
  const { uid, problem } = await ask(
    'nodejs',
    [],
    'bwrap',
    '--unshare-user',
    '--disable-userns',
    '--dev-bind',
    '/',
    '/',
  );
  expect(uid).not.toBe(0);
  expect(problem).toMatch(
    /^Isolation by bubblewrap does not work here: "bwrap: .*docs\/isolation\.md.*set isolation to 'none'/,
  );
});
