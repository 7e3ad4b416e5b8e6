import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rawZip } from '../archives/raw-zip.js';
import { field, file, form } from '../bad-input/form.js';
import { startChildProgram } from '../support/child-program.js';
import type { PlantedHostName } from './planted-hosts.js';
import type { Setting } from './scenario.js';
import { type ScenarioName, scenarios } from './scenarios.js';
import { eventually, Target } from './target.js';

export interface ClientsOptions {
  /** Default: all. */
  readonly only?: readonly ScenarioName[];
  /** How many clients do the same at once. Default 20. */
  readonly clients?: number;
  /** Default 1,000, or what the limit of open files allows. */
  readonly idleConnections?: number;
  /** Default 300 MiB. */
  readonly refusedBytes?: number;
  /** What the host does wrong. */
  readonly plant?: PlantedHostName;
  readonly onScenario?: (name: ScenarioName, wrong: readonly string[]) => void;
}

/**
 * Lets clients misbehave towards a host in a process of its own. After each scenario the host must still answer, and have let go of
 * everything: uploads that were not finished, files and connections. Resolves with what is wrong, in words.
 */
export async function runClients(options: ClientsOptions = {}): Promise<readonly string[]> {
  const directory = await mkdtemp(join(tmpdir(), 'qinling-clients-'));
  const task = { directory, ...(options.plant && { plant: options.plant }) };
  const child = startChildProgram<never, string>('clients/serve', task);
  try {
    const target = new Target(await child.ready, child.process.pid ?? 0, directory);
    const setting = { ...(await prepare(target)), ...sizesOf(options) };
    const found: string[] = [];
    for (const name of options.only ?? (Object.keys(scenarios) as ScenarioName[])) {
      const before = target.descriptors;
      const wrong = [
        ...(await scenarios[name](setting)),
        ...(await settled(target, before, options.plant ? 2 : 10)),
      ];
      options.onScenario?.(name, wrong);
      found.push(...wrong.map((line) => `${name}: ${line}`));
    }
    return found;
  } finally {
    child.process.kill('SIGKILL');
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function prepare(target: Target): Promise<Pick<Setting, 'target' | 'runtimeId' | 'functionId'>> {
  const json = { 'content-type': 'application/json' };
  const made = await target.ask({
    method: 'POST',
    path: '/v1/runtimes',
    headers: json,
    body: '{"image":"nodejs"}',
  });
  const runtimeId = String(made.json.id);
  await eventually(async () => {
    const { json: runtime } = await target.ask({ method: 'GET', path: `/v1/runtimes/${runtimeId}` });
    return runtime.status === 'available';
  });
  const archive = rawZip([{ name: 'main.js', content: randomBytes(8 * 1024 * 1024), method: 0 }]);
  const parts = [field('code', '{"source":"package"}'), field('runtime_id', runtimeId), file(archive)];
  const { json: created } = await target.ask({ method: 'POST', path: '/v1/functions', ...form(parts) });
  return { target, runtimeId, functionId: String(created.id) };
}

function sizesOf({ clients = 20, idleConnections, refusedBytes = 300 * 1024 * 1024 }: ClientsOptions) {
  // Both ends lie in processes of this machine; each needs a few files beside.
  const limit = Number(execFileSync('/bin/sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }));
  const allowed = Number.isNaN(limit) ? 1000 : Math.max(10, limit - 200);
  return { clients, idleConnections: Math.min(idleConnections ?? 1000, allowed), refusedBytes };
}

/** Agents and log files may keep a few open; a leak is one for each client. */
const toleratedDescriptors = 5;

async function settled(
  target: Target,
  descriptorsBefore: number,
  seconds: number,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const { status } = await target.ask({ method: 'GET', path: '/v1' });
  if (status !== 200) wrong.push(`afterwards a request is answered with ${status}`);
  if (!(await eventually(() => target.staged.length === 0, seconds)))
    wrong.push(`${target.staged.length} staged files are left`);
  const hasLetGo = () => target.descriptors <= descriptorsBefore + toleratedDescriptors;
  if (!(await eventually(hasLetGo, seconds)))
    wrong.push(`${target.descriptors} files are open, ${descriptorsBefore} were before`);
  return wrong;
}
