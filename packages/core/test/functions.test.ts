import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type CreateFunctionInput, MemoryBlobStore } from '../src/index.js';
import { admin, alice, bob, bytesOf, codeOf, createWorld, nextEvent } from './support/world.js';

const MIB = 1024 * 1024;

async function* chunksOf(bytes: Uint8Array, size = 16): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** The bytes of a package with one file, as an upload would bring them. */
async function packageBytes(text: string): Promise<Buffer> {
  const { qinling, createFunction } = await createWorld();
  const { id } = await createFunction(text);
  return bytesOf(await (await qinling.functions.download(alice, id)).open());
}

describe('creating a function', () => {
  it('fills in the defaults and shows the checksums of the bytes', async () => {
    const bytes = await packageBytes('x');
    const { qinling, runtime } = await createWorld();
    const created = await qinling.functions.create(alice, {
      runtimeId: runtime.id,
      code: { source: 'package', package: chunksOf(bytes) },
    });
    expect(created).toMatchObject({
      name: null,
      entry: 'main.main',
      cpuMillis: 100,
      memoryBytes: 33554432,
      timeoutSeconds: 5,
      count: 0,
      latestVersion: 0,
      projectId: alice.projectId,
      updatedAt: null,
      code: {
        source: 'package',
        md5sum: createHash('md5').update(bytes).digest('hex'),
        sha256: createHash('sha256').update(bytes).digest('hex'),
        size: bytes.length,
        format: 'tar.gz',
      },
    });
  });

  it('R7: gives back the latest code byte for byte, also a range of it', async () => {
    const bytes = await packageBytes('x');
    const { qinling, runtime } = await createWorld();
    const { id } = await qinling.functions.create(alice, {
      runtimeId: runtime.id,
      code: { source: 'package', package: chunksOf(bytes) },
    });
    const download = await qinling.functions.download(alice, id);
    expect(await bytesOf(await download.open())).toEqual(bytes);
    expect(await bytesOf(await download.open({ start: 3, end: 9 }))).toEqual(bytes.subarray(3, 9));
  });

  it('checks in the order of the wire contract, and each refusal names its field', async () => {
    const { qinling, runtime, storedKeys } = await createWorld();
    const garbage = () => ({ source: 'package', package: chunksOf(Buffer.from('no archive')) }) as const;
    const unknown = '00000000-0000-7000-8000-000000000000';
    const good = codeOf('x');
    const table: readonly (readonly [object, string, string | undefined])[] = [
      [{ timeoutSeconds: 0 }, 'code must be provided.', 'code'],
      [
        { code: { source: 'ftp' }, timeoutSeconds: 301 },
        'timeout resource limitation not within the allowable range: 1 ~ 300(seconds).',
        'timeoutSeconds',
      ],
      [
        { code: good, cpuMillis: 99 },
        'cpu resource limitation not within the allowable range: 100 ~ 300(millicpu).',
        'cpuMillis',
      ],
      [
        { code: good, memoryBytes: 128 * MIB + 1 },
        'memory resource limitation not within the allowable range: 33554432 ~ 134217728(bytes).',
        'memoryBytes',
      ],
      [
        { code: good, timeoutSeconds: 1.5 },
        'Invalid timeout resource specified. An integer is required.',
        'timeoutSeconds',
      ],
      [
        { code: { source: 'ftp' } },
        'Invalid code source specified, available sources: image, package, swift',
        'code',
      ],
      [{ code: good }, 'runtime_id must be provided.', 'runtimeId'],
      [{ code: good, runtimeId: unknown }, `Runtime not found [id=${unknown}]`, undefined],
      [{ code: { ...garbage(), md5sum: 'abc' }, runtimeId: runtime.id }, 'Package md5 mismatch.', 'code'],
      [{ code: { source: 'package' }, runtimeId: runtime.id }, 'Package file is required.', 'package'],
      [{ code: good, runtimeId: runtime.id, entry: 'main' }, 'entry must be of the form', 'entry'],
      [
        { code: good, runtimeId: runtime.id, name: 'a\nb' },
        'name must not contain control characters.',
        'name',
      ],
      [{ code: good, runtimeId: runtime.id, name: 'x'.repeat(256) }, 'name is too long', 'name'],
    ];
    for (const [input, message, field] of table) {
      const error = await qinling.functions
        .create(alice, input as CreateFunctionInput)
        .catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ message: expect.stringContaining(message), field });
    }
    const notAnArchive = qinling.functions.create(alice, { runtimeId: runtime.id, code: garbage() });
    await expect(notAnArchive).rejects.toMatchObject({
      code: 'invalid-input',
      field: 'package',
      message: expect.stringMatching(/^Package is not a valid ZIP package\./),
    });
    expect((await qinling.functions.list(alice)).items).toEqual([]);
    expect(await storedKeys()).toEqual([]);
  });

  it('refuses a runtime that is not available', async () => {
    const { qinling, orchestrator } = await createWorld();
    orchestrator.badImages.add('broken');
    const broken = await qinling.runtimes.create(admin, { image: 'broken' });
    await qinling.runtimes.settled(admin, broken.id);
    await expect(
      qinling.functions.create(alice, { runtimeId: broken.id, code: codeOf('x') }),
    ).rejects.toMatchObject({ code: 'invalid-input', message: `Runtime ${broken.id} is not available.` });
  });

  it('R19: stops reading a package that is too large, and keeps nothing of it', async () => {
    const { qinling, runtime, storedKeys } = await createWorld({ maxPackageBytes: 100 });
    let given = 0;
    const endless = (async function* () {
      for (;;) {
        given += 64;
        yield new Uint8Array(64);
      }
    })();
    const creation = qinling.functions.create(alice, {
      runtimeId: runtime.id,
      code: { source: 'package', package: endless },
    });
    await expect(creation).rejects.toMatchObject({ code: 'payload-too-large' });
    expect(given).toBeLessThan(1000);
    expect(await storedKeys()).toEqual([]);
  });

  it('R6: the row is not there without its package: a store that fails leaves neither', async () => {
    const blobs = new MemoryBlobStore();
    const { qinling, createFunction, storage } = await createWorld({ blobs });
    const stage = blobs.stage.bind(blobs);
    blobs.stage = async (source) => ({
      ...(await stage(source)),
      sizeBytes: 0,
      commit: () => Promise.reject(new Error('disk full')),
    });
    await expect(createFunction()).rejects.toThrow();
    expect(await storage.functions.list({ scope: 'all' })).toEqual([]);
    expect((await qinling.functions.list(alice)).items).toEqual([]);
  });

  it('R6: a transaction that fails after the package was kept leaves no package behind', async () => {
    const { qinling, createFunction, runtime, storage, storedKeys } = await createWorld();
    const transaction = storage.transaction.bind(storage);
    storage.transaction = async (work) =>
      transaction(async (repositories) => {
        const result = await work(repositories);
        if ((await repositories.functions.list({ scope: 'all' })).length > 0) throw new Error('power cut');
        return result;
      });
    await expect(createFunction()).rejects.toThrow('power cut');
    expect(await storedKeys()).toEqual([]);
    storage.transaction = transaction;
    await qinling.functions.create(alice, { runtimeId: runtime.id, code: codeOf('v0') });
  });

  it('R11: refuses a runtime that was deleted while the package was uploaded', async () => {
    const bytes = await packageBytes('x');
    const { qinling, runtime, storedKeys } = await createWorld();
    const slow = (async function* () {
      await qinling.runtimes.delete(admin, runtime.id);
      yield bytes;
    })();
    await expect(
      qinling.functions.create(alice, { runtimeId: runtime.id, code: { source: 'package', package: slow } }),
    ).rejects.toMatchObject({ code: 'not-found', message: `Runtime not found [id=${runtime.id}]` });
    expect(await storedKeys()).toEqual([]);
  });

  it('drops what was staged when the request is refused', async () => {
    const { qinling } = await createWorld();
    const staged = await qinling.packages.stage(chunksOf(await packageBytes('x')));
    let discarded = 0;
    const spied = {
      ...staged,
      discard: async () => {
        discarded += 1;
        return staged.discard();
      },
    };
    await expect(
      qinling.functions.create(alice, { code: { source: 'package', package: spied }, timeoutSeconds: 0 }),
    ).rejects.toMatchObject({ field: 'timeoutSeconds' });
    expect(discarded).toBeGreaterThan(0);
  });

  it('fetches code of source swift once, when it is given', async () => {
    const bytes = await packageBytes('from swift');
    const asked: unknown[] = [];
    const { qinling, runtime } = await createWorld({
      objects: {
        open: async (object, projectId) => {
          asked.push([object, projectId]);
          return object.object === 'there.zip' ? chunksOf(bytes) : undefined;
        },
      },
    });
    const swift = { container: 'c', object: 'there.zip' };
    const created = await qinling.functions.create(alice, {
      runtimeId: runtime.id,
      code: { source: 'swift', swift },
    });
    expect(created.code).toEqual({ source: 'swift', swift });
    expect(asked).toEqual([[swift, alice.projectId]]);
    expect(await bytesOf(await (await qinling.functions.download(alice, created.id)).open())).toEqual(bytes);
    const missing = { source: 'swift', swift: { container: 'c', object: 'gone' } } as const;
    await expect(
      qinling.functions.create(alice, { runtimeId: runtime.id, code: missing }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('refuses code of source swift when the host has no object store', async () => {
    const { qinling, runtime } = await createWorld();
    const code = { source: 'swift', swift: { container: 'c', object: 'o' } } as const;
    await expect(qinling.functions.create(alice, { runtimeId: runtime.id, code })).rejects.toMatchObject({
      code: 'not-supported',
    });
  });

  it('tells listeners, and a listener that throws disturbs nobody', async () => {
    const { qinling, createFunction } = await createWorld();
    qinling.events.on('function.created', () => {
      throw new Error('listener');
    });
    const event = nextEvent(qinling, 'function.created');
    const created = await createFunction();
    expect((await event).function).toEqual(created);
  });
});

describe('updating a function', () => {
  it('changes what is given and leaves the rest', async () => {
    const { qinling, createFunction, clock } = await createWorld();
    const created = await createFunction('x', { name: 'one', description: 'first' });
    await clock.advance(1000);
    const updated = await qinling.functions.update(alice, created.id, { name: 'two', description: null });
    expect(updated).toEqual({ ...created, name: 'two', updatedAt: clock.now() });
  });

  it('R5: removes the former package unless a version keeps it', async () => {
    const { qinling, createFunction, updateCode, storedKeys } = await createWorld();
    const first = await createFunction('a');
    const second = await updateCode(first.id, 'b');
    expect(await storedKeys()).toEqual([second.location]);
    await qinling.versions.publish(alice, first.id);
    const third = await updateCode(first.id, 'c');
    expect(await storedKeys()).toEqual([second.location, third.location].sort());
  });

  it('retires the workers of version 0 when code or settings change, and only then', async () => {
    const { qinling, createFunction, updateCode, orchestrator } = await createWorld();
    const { id } = await createFunction();
    await qinling.functions.update(alice, id, { name: 'only the name' });
    expect(orchestrator.calls).toEqual([]);
    await updateCode(id, 'new');
    await qinling.functions.update(alice, id, { memoryBytes: 64 * MIB });
    expect(orchestrator.calls).toEqual([
      ['detach', 0],
      ['detach', 0],
    ]);
  });

  it('refuses another kind of code, the same checksum, and code for an image', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id, code } = await createFunction();
    const image = { source: 'image', image: 'x' } as const;
    await expect(qinling.functions.update(alice, id, { code: image })).rejects.toMatchObject({
      message: 'The function code type can not be changed.',
    });
    const md5sum = code.source === 'package' ? code.md5sum : '';
    await expect(
      qinling.functions.update(alice, id, { code: { ...codeOf('v0'), md5sum } }),
    ).rejects.toMatchObject({ message: 'The function code checksum is not changed.' });
    const ofImage = await qinling.functions.create(alice, { code: image });
    for (const input of [{ code: image }, { entry: 'a.b' }]) {
      await expect(qinling.functions.update(alice, ofImage.id, input)).rejects.toMatchObject({
        message: 'The image type function code can not be changed.',
      });
    }
    expect(await qinling.functions.update(alice, ofImage.id, { timeoutSeconds: 9 })).toMatchObject({
      timeoutSeconds: 9,
    });
    await expect(qinling.functions.download(alice, ofImage.id)).rejects.toMatchObject({
      code: 'method-not-allowed',
    });
  });

  it('while a job runs the latest code: only name, description and timeout, and nothing is left of a refused package', async () => {
    const { qinling, createFunction, updateCode, storedKeys } = await createWorld();
    const { id } = await createFunction();
    await qinling.versions.publish(alice, id);
    await qinling.jobs.create(alice, { functionId: id, functionVersion: 1, pattern: '@hourly' });
    await updateCode(id, 'a job pinned to a version is no obstacle');
    const before = await storedKeys();
    const job = await qinling.jobs.create(alice, { functionId: id, pattern: '@hourly' });
    await expect(updateCode(id, 'refused')).rejects.toMatchObject({
      code: 'not-allowed',
      message: 'The function is still associated with running job(s).',
      blockers: [{ kind: 'job', id: job.id }],
    });
    await expect(qinling.functions.update(alice, id, { memoryBytes: 64 * MIB })).rejects.toThrow();
    const changed = await qinling.functions.update(alice, id, {
      name: 'n',
      description: 'd',
      timeoutSeconds: 9,
    });
    expect(changed).toMatchObject({ name: 'n', description: 'd', timeoutSeconds: 9 });
    expect(await storedKeys()).toEqual(before);
  });
});

describe('deleting a function', () => {
  it('R10: removes versions and packages, and keeps what another function shares', async () => {
    const { qinling, createFunction, updateCode, storedKeys } = await createWorld();
    const [one, other] = [await createFunction('shared'), await createFunction('shared')];
    await qinling.versions.publish(alice, one.id);
    await updateCode(one.id, 'own');
    await qinling.functions.delete(alice, one.id);
    expect(await storedKeys()).toEqual([other.location]);
    await expect(qinling.versions.get(alice, one.id, 1)).rejects.toMatchObject({
      message: `Function not found [id=${one.id}]`,
    });
  });

  it('R10: is refused while an alias, a webhook or an unfinished job refers to it', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    const sentence = (of: string) => ({
      code: 'not-allowed',
      message: `The function is still associated with ${of}.`,
    });
    await qinling.aliases.create(alice, { name: 'a', functionId: id });
    await expect(qinling.functions.delete(alice, id)).rejects.toMatchObject(sentence('function alias(es)'));
    const webhook = await qinling.webhooks.create(alice, { functionAlias: 'a' });
    await expect(qinling.functions.delete(alice, id)).rejects.toMatchObject(sentence('webhook(s)'));
    const job = await qinling.jobs.create(alice, { functionId: id, pattern: '@hourly' });
    await expect(qinling.functions.delete(alice, id)).rejects.toMatchObject(sentence('running job(s)'));
    await qinling.jobs.update(alice, job.id, { status: 'cancelled' });
    await qinling.webhooks.delete(alice, webhook.id);
    await qinling.aliases.delete(alice, 'a');
    await qinling.functions.delete(alice, id);
  });

  it('R10: is refused while an execution of it runs', async () => {
    const { qinling, createFunction, orchestrator } = await createWorld({
      run: () => new Promise(() => undefined),
    });
    const { id } = await createFunction();
    const { id: executionId } = await qinling.executions.create(alice, { functionId: id, sync: false });
    await expect.poll(() => orchestrator.invocations.length).toBe(1);
    await expect(qinling.functions.delete(alice, id)).rejects.toMatchObject({
      message: 'The function is still associated with running execution(s).',
      blockers: [{ kind: 'execution', id: executionId }],
    });
  });
});

describe('whose functions', () => {
  it('R18: those of other projects are not found, except for an administrator, who still may not delete them', async () => {
    const { qinling, createFunction } = await createWorld();
    const { id } = await createFunction();
    const missing = { code: 'not-found', message: `Function not found [id=${id}]` };
    await expect(qinling.functions.get(bob, id)).rejects.toMatchObject(missing);
    await expect(qinling.functions.update(bob, id, { name: 'x' })).rejects.toMatchObject(missing);
    await expect(qinling.functions.download(bob, id)).rejects.toMatchObject(missing);
    await expect(qinling.functions.delete(bob, id)).rejects.toMatchObject(missing);
    await expect(qinling.functions.delete(admin, id)).rejects.toMatchObject(missing);
    expect((await qinling.functions.get(admin, id)).id).toBe(id);
  });

  it("R18: a list shows the caller's own; all projects only to an administrator", async () => {
    const { qinling, createFunction } = await createWorld();
    await createFunction();
    expect((await qinling.functions.list(bob)).items).toEqual([]);
    expect((await qinling.functions.list(admin)).items).toEqual([]);
    expect((await qinling.functions.list(admin, { project: 'all' })).items).toHaveLength(1);
    const ofAlice = { project: { projectId: alice.projectId } };
    expect((await qinling.functions.list(admin, ofAlice)).items).toHaveLength(1);
    await expect(qinling.functions.list(bob, { project: 'all' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(qinling.functions.list(bob, ofAlice)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
