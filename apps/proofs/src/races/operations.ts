import { createHash } from 'node:crypto';
import type { Qinling, UpdateFunctionInput } from '@qinling/core';
import type { RaceReport } from './race-report.js';
import { deleteFunction, dropReference, refer } from './reference-operations.js';
import { caller } from './shared-world.js';

/** What one process does, and to what. */
export interface Racer {
  readonly qinling: Qinling;
  readonly report: RaceReport;
  /** Its place among all processes: it alone writes the setting of this number. */
  readonly index: number;
  readonly runtimeId: string;
  /** Functions that every process works on. */
  readonly functionIds: readonly string[];
}

export type Operation = (racer: Racer, functionId: string) => Promise<void>;

/** Few trees, so that processes keep adding and removing references to the same location. */
const treeCount = 3;

const below = (limit: number): number => Math.floor(Math.random() * limit);

const someCode = () => {
  // Some code is nobody else's, so that its package must go with it.
  const tree = below(5) === 0 ? `of its own, ${below(1e9)}` : `tree ${below(treeCount)}`;
  return { source: 'package', package: { files: { 'main.js': tree } } } as const;
};

async function publish({ qinling, report }: Racer, functionId: string): Promise<void> {
  const { versionNumber, location, timeoutSeconds } = await qinling.versions.publish(caller, functionId);
  const key = `${functionId}/${versionNumber}`;
  if (key in report.published) report.violations.push(`R1: ${key} was issued twice to one process`);
  report.published[key] = { location, timeoutSeconds };
}

async function updateCode({ qinling }: Racer, functionId: string): Promise<void> {
  await qinling.functions.update(caller, functionId, { code: someCode() });
}

/** One setting for each process: whatever others write, it must keep the value that its process wrote last. */
const ownSettings: readonly (() => UpdateFunctionInput)[] = [
  () => ({ name: `name ${below(1e6)}` }),
  () => ({ description: `description ${below(1e6)}` }),
  () => ({ cpuMillis: 100 + below(200) }),
  () => ({ memoryBytes: 33_554_432 + below(1e6) }),
  () => ({ timeoutSeconds: 1 + below(300) }),
];

async function updateSetting({ qinling, report, index }: Racer, functionId: string): Promise<void> {
  const change = ownSettings[index]?.();
  if (change === undefined) return;
  await qinling.functions.update(caller, functionId, change);
  report.settings[functionId] = change as Record<string, string | number>;
}

async function someNumber({ qinling }: Racer, functionId: string): Promise<number> {
  const { items } = await qinling.versions.list(caller, functionId);
  return items[below(items.length)]?.versionNumber ?? 0;
}

async function deleteVersion(racer: Racer, functionId: string): Promise<void> {
  const number = await someNumber(racer, functionId);
  if (number === 0) return;
  await racer.qinling.versions.delete(caller, functionId, number);
  racer.report.deleted.push(`${functionId}/${number}`);
}

async function sha256Of(source: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of source) hash.update(chunk);
  return hash.digest('hex');
}

/** A version is readable as long as it is there (rule R6). */
async function downloadVersion(racer: Racer, functionId: string): Promise<void> {
  const { qinling, report } = racer;
  const number = await someNumber(racer, functionId);
  if (number === 0) return;
  const { location } = await qinling.versions.get(caller, functionId, number);
  try {
    const download = await qinling.versions.download(caller, functionId, number);
    if ((await sha256Of(await download.open())) !== location)
      report.violations.push(`R6: ${functionId}/${number} is not what its location says`);
  } catch (error) {
    const isThere = await qinling.versions.get(caller, functionId, number).then(
      () => true,
      () => false,
    );
    if (!isThere) throw error;
    report.violations.push(`R6: ${functionId}/${number} is there and can not be read: ${String(error)}`);
  }
}

/** Right after its publication a version is readable unless somebody deleted it, though its location may be going away at this moment (rules R5, R6). */
async function publishAndRead(racer: Racer, functionId: string): Promise<void> {
  const { qinling, report, runtimeId } = racer;
  const { id } = await qinling.functions.create(caller, { runtimeId, code: someCode() });
  const { versionNumber } = await qinling.versions.publish(caller, id);
  try {
    const download = await qinling.versions.download(caller, id, versionNumber);
    await sha256Of(await download.open());
  } catch (error) {
    const isThere = await qinling.versions.get(caller, id, versionNumber).then(
      () => true,
      () => false,
    );
    if (!isThere) throw error;
    report.violations.push(`R6: a version that was just published can not be read: ${String(error)}`);
  }
  await qinling.functions.delete(caller, id);
  await updateCode(racer, functionId);
}

async function execute(racer: Racer, functionId: string): Promise<void> {
  const { qinling, report } = racer;
  const functionVersion = await someNumber(racer, functionId);
  const execution = await qinling.executions.create(caller, { functionId, functionVersion });
  const key = `${functionId}/${functionVersion}`;
  report.executions[key] = (report.executions[key] ?? 0) + 1;
  if (execution.status !== 'success')
    report.violations.push(`R12: execution of ${key} ended ${execution.status}: ${execution.result}`);
}

async function moveAlias(racer: Racer, functionId: string): Promise<void> {
  const functionVersion = await someNumber(racer, functionId);
  await racer.qinling.aliases.update(caller, 'prod', { functionId, functionVersion });
}

async function dropAlias({ qinling }: Racer, functionId: string): Promise<void> {
  await qinling.aliases.delete(caller, 'prod');
  await qinling.aliases.create(caller, { name: 'prod', functionId, functionVersion: 0 });
}

async function sweep({ qinling }: Racer): Promise<void> {
  await qinling.packages.sweep();
}

/** Everything at once, by how often each is drawn. */
export const mixedOperations: Readonly<Record<string, readonly [weight: number, Operation]>> = {
  publish: [6, publish],
  'update code': [4, updateCode],
  'update a setting': [4, updateSetting],
  'delete a version': [4, deleteVersion],
  download: [6, downloadVersion],
  'publish and read': [2, publishAndRead],
  execute: [3, execute],
  'move an alias': [2, moveAlias],
  'drop an alias': [1, dropAlias],
  refer: [4, refer],
  'drop a reference': [4, dropReference],
  'delete a function': [2, deleteFunction],
  sweep: [2, sweep],
};

/** Publishing against removal, on as few locations as there are trees. */
export const removalOperations: typeof mixedOperations = {
  'publish and read': [4, publishAndRead],
  sweep: [1, sweep],
};
