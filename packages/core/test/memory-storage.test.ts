import { describe, expect, it } from 'vitest';
import {
  type FunctionAlias,
  type FunctionVersion,
  interceptStorage,
  type Job,
  MemoryStorage,
  projectScope,
  type Repositories,
  type Runtime,
  type Storage,
  withFaults,
} from '../src/index.js';

function aRuntime(id: string): Runtime {
  return {
    id,
    name: null,
    description: null,
    image: 'nodejs',
    status: 'available',
    statusReason: null,
    previousImage: null,
    isPublic: false,
    trusted: true,
    projectId: 'p',
    createdAt: new Date('2024-01-02T03:04:05.678Z'),
    updatedAt: null,
  };
}

const own = projectScope('p');

const aVersion = { functionId: 'f', projectId: 'p', createdAt: new Date(1000) };

describe('MemoryStorage refuses what other adapters only hang on', () => {
  it('a read through the storage itself inside a transaction', async () => {
    const storage = new MemoryStorage();
    const misuse = storage.transaction(async () => storage.runtimes.get('all', 'r'));
    await expect(misuse).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringMatching(/used inside a transaction/),
    });
  });

  it('a write through the storage itself, however deep in the call chain, and nothing of it stays', async () => {
    const storage = new MemoryStorage();
    const deep = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      await storage.runtimes.insert(aRuntime('outer'));
    };
    const misuse = storage.transaction(async ({ runtimes }) => {
      await runtimes.insert(aRuntime('inner'));
      await deep();
    });
    await expect(misuse).rejects.toThrow(/used inside a transaction/);
    expect(await storage.runtimes.list({ scope: 'all' })).toEqual([]);
  });

  it('a transaction inside a transaction, also through a second handle', async () => {
    const storage = new MemoryStorage();
    const second = new MemoryStorage(storage);
    const nested = (inner: Storage) => storage.transaction(() => inner.transaction(async () => 1));
    await expect(nested(storage)).rejects.toThrow(/used inside a transaction/);
    await expect(nested(second)).rejects.toThrow(/used inside a transaction/);
  });

  it("a transaction's repositories after it ended, well or badly", async () => {
    const storage = new MemoryStorage();
    let kept: Repositories | undefined;
    await storage.transaction(async (repositories) => {
      kept = repositories;
    });
    await expect(kept?.runtimes.insert(aRuntime('r'))).rejects.toThrow(/transaction has ended/);
    const failed = storage.transaction(async (repositories) => {
      kept = repositories;
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    await expect(kept?.runtimes.get('all', 'r')).rejects.toThrow(/transaction has ended/);
  });

  it('a lock outside of a transaction, which would hold nothing', async () => {
    const storage = new MemoryStorage();
    await expect(storage.functions.lock('f')).rejects.toMatchObject({ code: 'storage' });
    await expect(storage.packages.lock('l')).rejects.toMatchObject({ code: 'storage' });
  });

  it('but not the storage in work that a transaction started and that outlives it', async () => {
    const storage = new MemoryStorage();
    const { later } = await storage.transaction(async () => ({
      later: new Promise((resolve) => setImmediate(resolve)).then(() => storage.runtimes.get('all', 'r')),
    }));
    expect(await later).toBeUndefined();
  });
});

describe('MemoryStorage keeps its rows to itself', () => {
  it('what was inserted does not change with the object that was given', async () => {
    const storage = new MemoryStorage();
    const row = { ...aRuntime('r'), createdAt: new Date(1000) };
    await storage.runtimes.insert(row);
    row.image = 'changed';
    row.createdAt.setTime(0);
    expect(await storage.runtimes.get(own, 'r')).toMatchObject({
      image: 'nodejs',
      createdAt: new Date(1000),
    });
  });

  it('what was read can be changed without changing what is stored', async () => {
    const storage = new MemoryStorage();
    await storage.runtimes.insert(aRuntime('r'));
    const read = await storage.runtimes.get(own, 'r');
    Object.assign(read ?? {}, { image: 'changed' });
    read?.createdAt.setTime(0);
    expect(await storage.runtimes.get(own, 'r')).toEqual(aRuntime('r'));
  });

  it('nor do the answers of the finders share anything with what is stored', async () => {
    const storage = new MemoryStorage();
    const version = { ...aVersion, id: 'v', versionNumber: 1 };
    const alias = { ...aVersion, id: 'a', name: 'prod', functionVersion: 1 };
    const job = { ...aVersion, id: 'j', status: 'running', nextExecutionTime: new Date(5) };
    await storage.versions.insert(version as FunctionVersion);
    await storage.aliases.insert(alias as unknown as FunctionAlias);
    await storage.jobs.insert(job as unknown as Job);
    const finders: (() => Promise<{ readonly createdAt: Date } | undefined>)[] = [
      () => storage.versions.newest('f'),
      () => storage.versions.getByNumber(own, 'f', 1),
      () => storage.aliases.getByName('p', 'prod'),
      async () => (await storage.aliases.pointingAt('f'))[0],
      async () => (await storage.jobs.due(new Date(9), 1))[0],
    ];
    for (const find of finders) {
      (await find())?.createdAt.setTime(0);
      expect((await find())?.createdAt).toEqual(new Date(1000));
    }
    (await storage.jobs.earliest())?.setTime(0);
    expect(await storage.jobs.earliest()).toEqual(new Date(5));
  });
});

describe('MemoryStorage handles', () => {
  it('a second handle sees the same rows, also after the first was closed', async () => {
    const first = new MemoryStorage();
    const second = new MemoryStorage(first);
    await first.runtimes.insert(aRuntime('r'));
    await first.close();
    expect(await second.runtimes.get(own, 'r')).toEqual(aRuntime('r'));
    await expect(first.ping()).rejects.toThrow('closed');
  });

  it('close waits for the transaction that is under way', async () => {
    const storage = new MemoryStorage();
    const second = new MemoryStorage(storage);
    const open = deferred();
    const transaction = storage.transaction(async ({ runtimes }) => {
      await open.promise;
      await runtimes.insert(aRuntime('r'));
    });
    const closing = storage.close();
    open.resolve();
    await closing;
    expect(await second.runtimes.get(own, 'r')).toBeDefined();
    await transaction;
  });
});

describe('interceptStorage', () => {
  it('sees every call, and whether it is in a transaction', async () => {
    const seen: string[] = [];
    const storage = interceptStorage(new MemoryStorage(), async (call, proceed) => {
      seen.push(`${call.repository}.${call.method}${call.inTransaction ? ' inside' : ''}`);
      return proceed();
    });
    await storage.runtimes.get('all', 'r');
    await storage.transaction(({ functions }) => functions.list({ scope: 'all' }));
    expect(seen).toEqual([
      'runtimes.get',
      'storage.transaction',
      'functions.list inside',
      'storage.commit inside',
    ]);
  });

  it('withFaults fails the call that it is told to, and a fault at the commit undoes the transaction', async () => {
    const inner = new MemoryStorage();
    const storage = withFaults(inner, ({ method }) => {
      if (method === 'commit') {
        throw new Error('disk full');
      }
    });
    const failed = storage.transaction(({ runtimes }) => runtimes.insert(aRuntime('r')));
    await expect(failed).rejects.toThrow('disk full');
    expect(await inner.runtimes.list({ scope: 'all' })).toEqual([]);
  });
});

function deferred() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
