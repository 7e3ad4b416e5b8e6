import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Isolation } from '../src/index.js';
import { Sandbox } from '../src/isolation/sandbox.js';
import { sandboxUser } from '../src/isolation/sandbox-arguments.js';
import { invocation, type TestOrchestrator, testOrchestrator } from './support/orchestrator.js';
import { eventually } from './support/processes.js';
import { trying } from './support/trying.js';

it('a sandbox is given its own directory, and never what the code has put a link to in its place', () => {
  const directory = mkdtempSync(join(tmpdir(), 'qinling-sandbox-'));
  const at = (name: string): string => join(directory, name);
  const [own, host, link] = [at('own'), at('host'), at('link')];
  for (const each of [own, host]) mkdirSync(each);
  symlinkSync(host, link);
  const sandbox = new Sandbox({ prefix: [], packageDirectory: directory, changesUser: isRoot });
  for (const each of [own, link]) sandbox.admit(each);
  const owners = [own, host].map((each) => lstatSync(each).uid);
  rmSync(directory, { recursive: true });
  expect(owners).toEqual([isRoot ? sandboxUser : process.getuid?.(), process.getuid?.()]);
});

const isRoot = process.getuid?.() === 0;
const extension = { nodejs: 'js', python3: 'py' } as const;

describe.each(['nodejs', 'python3'] as const)('a %s function', (language) => {
  describe.each(['none', 'bubblewrap'] as const)('with isolation %s', (isolation: Isolation) => {
    const isOpen = isolation === 'none';
    let host: TestOrchestrator;
    let server: Server;
    let stranger: ChildProcess;
    /** A number of seconds that no other process sleeps. */
    const seconds = String(300 + Math.random());
    const holding = new AbortController();
    let held: Promise<unknown>;
    /** One of all: where it runs once, everything it tries is seen by the same worker. */
    const fn = invocation(language, trying[language]);

    beforeAll(async () => {
      host = await testOrchestrator([language], { isolation });
      writeFileSync(join(host.directory, 'secret'), 'the secret of the host', { mode: 0o644 });
      server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
      await once(server, 'listening');
      stranger = spawn('sleep', [seconds], { stdio: 'ignore' });
      const other = invocation(language, trying[language], { signal: holding.signal });
      const input = JSON.stringify({ what: 'hold', text: 'of another function' });
      held = host.orchestrator.invoke({ ...other, input });
      await eventually('the other function runs', () => find('held') !== undefined);
    });

    afterAll(async () => {
      holding.abort();
      await held;
      stranger.kill('SIGKILL');
      server.close();
      await host.close();
    });

    /** A file below the directory of the host. */
    const find = (name: string): string | undefined =>
      readdirSync(host.directory, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith(`/${name}`))
        .map((path) => join(host.directory, path))[0];

    const attempt = async (what: string, more = {}): Promise<unknown> => {
      const input = JSON.stringify({ what, ...more });
      const { outcome, output, log } = await host.orchestrator.invoke({ ...fn, input });
      expect(outcome, log).toBe('success');
      return output;
    };

    /** What it gets where nothing stops it; it is refused where something does. */
    const expectOnly = (output: unknown, got: string): void =>
      isOpen ? expect(output).toBe(got) : expect(output).toMatch(/^refused: /);

    it('can read its own package, and its own directory can be written', async () => {
      expect(await attempt('write', { path: 'own' })).toBe('written');
      expect(await attempt('list', { path: '.' })).toBe('');
    });

    it(`${isOpen ? 'reads' : 'cannot read'} a file of the host`, async () => {
      expectOnly(await attempt('read', { path: join(host.directory, 'secret') }), 'the secret of the host');
    });

    it(`${isOpen ? 'reads' : 'cannot read'} the working directory of another function`, async () => {
      expectOnly(await attempt('read', { path: find('held') }), 'of another function');
    });

    it(`${isOpen ? 'reads' : 'cannot read'} the package of another function`, async () => {
      const packages = find('packages') ?? '';
      const [one = '', two = ''] = readdirSync(packages).map((name) => join(packages, name));
      const path = (directory: string) => join(directory, `main.${extension[language]}`);
      const outputs = [
        await attempt('read', { path: path(one) }),
        await attempt('read', { path: path(two) }),
      ];
      for (const output of outputs) expectOnly(output, trying[language]);
    });

    it(`${isOpen ? 'reads' : 'cannot read'} who uses this machine`, async () => {
      const own = readFileSync('/etc/passwd', 'utf8');
      const output = await attempt('read', { path: '/etc/passwd' });
      if (isOpen) expect(output).toBe(own);
      else expect(output).toBe('function:x:65534:65534:function:/:/usr/sbin/nologin\n');
    });

    it(`${isOpen ? 'writes' : 'cannot write'} a file of the host`, async () => {
      expectOnly(await attempt('write', { path: join(host.directory, 'spoiled') }), 'written');
      expect(readdirSync(host.directory).includes('spoiled')).toBe(isOpen);
    });

    it(`${isOpen ? 'lists' : 'cannot list'} the directories of the host`, async () => {
      expectOnly(await attempt('list', { path: '/var' }), readdirSync('/var').sort().join(' '));
    });

    it(`${isOpen ? 'connects' : 'cannot connect'} to a server of this machine`, async () => {
      const { port } = server.address() as { readonly port: number };
      expectOnly(await attempt('connect', { port }), 'connected');
    });

    it(`${isOpen ? 'sees' : 'does not see'} the processes of the host`, async () => {
      expectOnly(await attempt('see', { seconds }), 'seen');
    });

    it(`${isOpen ? 'reaches' : 'does not reach'} the processes of the host with signals`, async () => {
      expectOnly(await attempt('signal', { pid: stranger.pid }), 'signalled');
    });

    it(`${isOpen ? 'can write to' : 'has no way to write to'} file systems of the host, whoever they belong to`, async () => {
      const text = String(await attempt('read', { path: '/proc/self/mountinfo' }));
      const mounts = text
        .trim()
        .split('\n')
        .map((line) => line.split(' '));
      const writable = mounts.flatMap(([, , , , place = '', options = '']) =>
        /^rw/.test(options) ? [place] : [],
      );
      if (isOpen) return expect(writable).not.toEqual([]);
      const own = writable.filter((place) => !/^\/(proc|tmp|dev\/\w+)$/.test(place));
      expect(own).toEqual([expect.stringMatching(/\/workers\/[^/]+$/)]);
    });

    it(`is ${isOpen ? 'the user of the host' : 'nobody, and has no way to be anybody else'}`, async () => {
      const status = String(await attempt('read', { path: '/proc/self/status' }));
      const value = (name: string) => new RegExp(`^${name}:[ \\t]*(.*?)[ \\t]*$`, 'm').exec(status)?.[1];
      if (isOpen) return expect(value('Uid')).toContain(String(process.getuid?.()));
      for (const name of ['Uid', 'Gid']) expect(value(name)).toBe(Array(4).fill(sandboxUser).join('\t'));
      for (const name of ['CapInh', 'CapPrm', 'CapEff', 'CapAmb', 'CapBnd'])
        expect(value(name)).toBe('0'.repeat(16));
      // A user who is not root cannot leave groups; they are nobody's inside.
      expect(value('Groups')).toMatch(isRoot ? /^$/ : /^(65534 ?)*$/);
      expect(value('NoNewPrivs')).toBe('1');
    });

    it('cannot set up the kernel, unless it is root', async () => {
      const output = await attempt('open', { path: '/proc/sys/kernel/core_pattern' });
      if (isOpen && isRoot) expect(output).toBe('open');
      else expect(output).toMatch(/^refused: /);
    });

    it(`${isOpen ? 'changes' : 'cannot change'} the package that other workers share`, async () => {
      const other = { ...fn, functionVersion: 1, code: { ...fn.code } };
      const input = JSON.stringify({ what: 'change' });
      const { output } = await host.orchestrator.invoke({ ...other, input });
      expectOnly(output, 'changed');
      const packages = find('packages') ?? '';
      const texts = readdirSync(packages).map((name) =>
        readFileSync(join(packages, name, `main.${extension[language]}`), 'utf8'),
      );
      expect(texts.filter((text) => text !== trying[language])).toHaveLength(isOpen ? 1 : 0);
    });
  });
});
