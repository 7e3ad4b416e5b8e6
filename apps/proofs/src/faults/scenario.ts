import type { Caller, Qinling } from '@qinling/core';
import type { Ledger } from './ledger.js';

export const caller: Caller = { projectId: 'proofs', roles: ['admin'] };

const codeOf = (text: string) => ({ source: 'package', package: { files: { 'main.js': text } } }) as const;

interface Step {
  /** What the step changes, so that its failure makes the ledger uncertain about it. */
  readonly touches: (ledger: Ledger) => readonly string[];
  readonly run: (qinling: Qinling, ledger: Ledger, runtimeId: string) => Promise<void>;
}

const functionId = (ledger: Ledger, index: number): string => [...ledger.functions.keys()][index] ?? 'none';

const create = (text: string): Step => ({
  touches: () => [],
  run: async (qinling, ledger, runtimeId) => {
    const created = await qinling.functions.create(caller, { runtimeId, code: codeOf(text) });
    ledger.functions.set(created.id, created);
  },
});

const update = (index: number, text: string): Step => ({
  touches: (ledger) => [functionId(ledger, index)],
  run: async (qinling, ledger) => {
    const id = functionId(ledger, index);
    ledger.functions.set(id, await qinling.functions.update(caller, id, { code: codeOf(text) }));
  },
});

const publish = (index: number): Step => ({
  touches: () => [],
  run: async (qinling, ledger) => {
    const version = await qinling.versions.publish(caller, functionId(ledger, index));
    ledger.versions.set(`${version.functionId}/${version.versionNumber}`, version);
  },
});

const deleteVersion = (index: number, number: number): Step => ({
  touches: (ledger) => [`${functionId(ledger, index)}/${number}`],
  run: async (qinling, ledger) => {
    const id = functionId(ledger, index);
    await qinling.versions.delete(caller, id, number);
    ledger.versions.delete(`${id}/${number}`);
    ledger.deleted.add(`${id}/${number}`);
  },
});

const restore = (index: number, number: number): Step => ({
  touches: (ledger) => [functionId(ledger, index)],
  run: async (qinling, ledger) => {
    const id = functionId(ledger, index);
    ledger.functions.set(id, await qinling.versions.restore(caller, id, number));
  },
});

const execute = (index: number, functionVersion: number): Step => ({
  touches: () => [],
  run: async (qinling, ledger) => {
    await qinling.executions.create(caller, { functionId: functionId(ledger, index), functionVersion });
  },
});

const deleteFunction = (index: number): Step => ({
  touches: (ledger) => {
    const id = functionId(ledger, index);
    return [id, ...[...ledger.versions.keys()].filter((key) => key.startsWith(id))];
  },
  run: async (qinling, ledger) => {
    const id = functionId(ledger, index);
    await qinling.functions.delete(caller, id);
    ledger.functions.delete(id);
    ledger.deleted.add(id);
    for (const key of [...ledger.versions.keys()]) if (key.startsWith(id)) ledger.versions.delete(key);
  },
});

const sweep: Step = {
  touches: () => [],
  run: async (qinling) => {
    await qinling.packages.sweep();
  },
};

/** A little of everything that moves packages and numbers. */
export const steps: readonly Step[] = [
  create('a'),
  publish(0),
  update(0, 'b'),
  publish(0),
  publish(0),
  create('a'),
  execute(0, 1),
  execute(1, 0),
  deleteVersion(0, 1),
  update(1, 'c'),
  restore(0, 2),
  deleteVersion(0, 3),
  sweep,
  publish(0),
  create('a'),
  publish(2),
  update(2, 'only here'),
  deleteFunction(2),
  publish(1),
];

/** Runs every step; one that fails makes what it touches uncertain, and the next one goes on. */
export async function playScenario(qinling: Qinling, ledger: Ledger, runtimeId: string): Promise<void> {
  for (const { touches, run } of steps) {
    const touched = touches(ledger);
    try {
      await run(qinling, ledger, runtimeId);
    } catch {
      for (const key of touched) ledger.uncertain.add(key);
    }
  }
}
