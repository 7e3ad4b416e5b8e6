import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assertRefused, caller, checkStored, checkWorld } from './check.js';
import { isAliased, type Model, type ModelFunction, type ModelVersion, newestOf } from './model.js';
import { type Archive, packingCount, treeCount } from './packages.js';
import type { World } from './world.js';

type Command = fc.AsyncCommand<Model, World>;

/** What every command is made of: picks of existing things by a number that wraps around. */
interface Inputs {
  readonly archives: readonly (readonly Archive[])[];
  readonly runtimeId: () => string;
}

const pickFunction = ({ functions }: Model, pick: number): ModelFunction => {
  const picked = functions[pick % functions.length];
  if (picked === undefined) throw new Error('There is no function to pick.');
  return picked;
};

const pickNumber = ({ issued }: ModelFunction, pick: number): number => 1 + (pick % Math.max(1, issued));

/** A command on a function that exists. */
function onFunction(
  name: string,
  pick: number,
  run: (model: Model, world: World, target: ModelFunction) => Promise<void>,
): Command {
  return {
    check: ({ functions }) => functions.length > 0,
    run: async (model, world) => {
      await run(model, world, pickFunction(model, pick));
      await checkWorld(world, model);
    },
    toString: () => `${name}(${pick})`,
  };
}

const codeOf = ({ bytes }: Archive) =>
  ({
    source: 'package',
    package: (async function* () {
      yield bytes;
    })(),
  }) as const;

/** Publishing shares the location of the newest version when the tree is the same (rule R3). */
async function publish(_model: Model, { qinling }: World, target: ModelFunction): Promise<void> {
  const newest = newestOf(target);
  const isUnchanged = newest?.archive.tree === target.latest.archive.tree;
  const expected: ModelVersion =
    isUnchanged && newest ? { ...target.latest, archive: newest.archive } : target.latest;
  const published = await qinling.versions.publish(caller, target.id);
  target.issued += 1;
  assert.equal(published.versionNumber, target.issued, 'R1: numbers rise by one and are never reused');
  assert.equal(published.location, expected.archive.location, 'R3: unchanged code shares its location');
  target.versions.set(target.issued, expected);
}

async function deleteVersion(model: Model, { qinling }: World, target: ModelFunction, number: number) {
  const deletion = qinling.versions.delete(caller, target.id, number);
  if (!target.versions.has(number)) return assertRefused(deletion, 'not-found');
  if (isAliased(model, target.id, number)) return assertRefused(deletion, 'not-allowed');
  await deletion;
  target.versions.delete(number);
}

async function restore(_model: Model, { qinling }: World, target: ModelFunction, number: number) {
  const restoring = qinling.versions.restore(caller, target.id, number);
  const version = target.versions.get(number);
  if (version === undefined) return assertRefused(restoring, 'not-found');
  await restoring;
  target.latest = version;
}

async function execute({ qinling }: World, target: ModelFunction, number: number) {
  const running = qinling.executions.create(caller, { functionId: target.id, functionVersion: number });
  const version = number === 0 ? target.latest : target.versions.get(number);
  if (version === undefined) return assertRefused(running, 'not-found');
  const { result } = await running;
  assert.equal(JSON.parse(result ?? '').output, version.archive.location, 'R2: a version runs its own code');
}

async function deleteFunction(model: Model, { qinling }: World, target: ModelFunction) {
  const deletion = qinling.functions.delete(caller, target.id);
  if (isAliased(model, target.id)) return assertRefused(deletion, 'not-allowed');
  await deletion;
  model.functions.splice(model.functions.indexOf(target), 1);
}

async function pointAlias(
  model: Model,
  { qinling }: World,
  target: ModelFunction,
  version: number,
  name: string,
) {
  const point = { functionId: target.id, functionVersion: version };
  const change = model.aliases.has(name)
    ? qinling.aliases.update(caller, name, point)
    : qinling.aliases.create(caller, { name, ...point });
  if (version !== 0 && !target.versions.has(version)) return assertRefused(change, 'not-found');
  await change;
  model.aliases.set(name, { functionId: target.id, version });
}

function create(inputs: Inputs, tree: number, packing: number): Command {
  return {
    check: ({ functions }) => functions.length < 4,
    run: async (model, world) => {
      const archive = archiveOf(inputs, tree, packing);
      const { id, timeoutSeconds } = await world.qinling.functions.create(caller, {
        runtimeId: inputs.runtimeId(),
        code: codeOf(archive),
      });
      model.functions.push({ id, latest: { archive, timeoutSeconds }, issued: 0, versions: new Map() });
      await checkWorld(world, model);
    },
    toString: () => `create(${tree}, ${packing})`,
  };
}

function archiveOf({ archives }: Inputs, tree: number, packing: number): Archive {
  const archive = archives[tree]?.[packing];
  if (archive === undefined) throw new Error('There is no such archive.');
  return archive;
}

function always(name: string, run: (model: Model, world: World) => Promise<void>): Command {
  return {
    check: () => true,
    run: async (model, world) => {
      await run(model, world);
      await checkWorld(world, model);
    },
    toString: () => name,
  };
}

/** Every command, with its arguments drawn at random. */
export function commandsOf(inputs: Inputs): fc.Arbitrary<Command>[] {
  const pick = fc.nat(99);
  const tree = fc.nat(treeCount - 1);
  const packing = fc.nat(packingCount - 1);
  const name = fc.constantFrom('prod', 'test');
  return [
    fc.tuple(tree, packing).map(([t, p]) => create(inputs, t, p)),
    fc.tuple(pick, tree, packing).map(([target, t, p]) =>
      onFunction(`update to ${t}.${p}`, target, async (_model, { qinling }, found) => {
        const archive = archiveOf(inputs, t, p);
        await qinling.functions.update(caller, found.id, { code: codeOf(archive) });
        found.latest = { ...found.latest, archive };
      }),
    ),
    fc.tuple(pick, fc.integer({ min: 1, max: 300 })).map(([target, timeoutSeconds]) =>
      onFunction(`timeout ${timeoutSeconds}`, target, async (_model, { qinling }, found) => {
        await qinling.functions.update(caller, found.id, { timeoutSeconds });
        found.latest = { ...found.latest, timeoutSeconds };
      }),
    ),
    pick.map((target) => onFunction('publish', target, publish)),
    pick.map((target) => onFunction('publish', target, publish)),
    fc
      .tuple(pick, pick)
      .map(([target, n]) =>
        onFunction(`delete version ${n}`, target, (model, world, found) =>
          deleteVersion(model, world, found, pickNumber(found, n)),
        ),
      ),
    fc
      .tuple(pick, pick)
      .map(([target, n]) =>
        onFunction(`restore ${n}`, target, (model, world, found) =>
          restore(model, world, found, pickNumber(found, n)),
        ),
      ),
    fc
      .tuple(pick, pick)
      .map(([target, n]) =>
        onFunction(`execute ${n}`, target, (_model, world, found) =>
          execute(world, found, n % (found.issued + 1)),
        ),
      ),
    pick.map((target) => onFunction('delete', target, deleteFunction)),
    fc
      .tuple(pick, pick, name)
      .map(([target, n, alias]) =>
        onFunction(`alias ${alias} to ${n}`, target, (model, world, found) =>
          pointAlias(model, world, found, n % (found.issued + 1), alias),
        ),
      ),
    name.map((alias) =>
      always(`delete alias ${alias}`, async (model, { qinling }) => {
        const deletion = qinling.aliases.delete(caller, alias);
        if (!model.aliases.delete(alias)) return assertRefused(deletion, 'not-found');
        await deletion;
      }),
    ),
    fc.constant(always('crash', (_model, world) => world.crash())),
    fc.constant(
      always('sweep', async (model, world) => {
        await world.qinling.packages.sweep();
        await checkStored(world, model);
      }),
    ),
  ];
}
