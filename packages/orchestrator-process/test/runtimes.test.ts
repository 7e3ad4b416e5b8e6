import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasErrorCode } from '@qinling/core';
import { afterEach, describe, expect, it } from 'vitest';
import { defaultImages } from '../src/index.js';
import { invocation, type TestOrchestrator, testOrchestrator } from './support/orchestrator.js';
import { commandLine, eventually, killFound, processesOf } from './support/processes.js';

let host: TestOrchestrator | undefined;

afterEach(() => host?.close());

const isNode = (pid: number): boolean => commandLine(pid).includes('worker.js');

describe('images', () => {
  it('are known by Qinling’s names, with a registry, a tag and a digest or without', async () => {
    host = await testOrchestrator([]);
    const names = [
      'openstackqinling/python3-runtime',
      'openstackqinling/nodejs-runtime:0.0.2',
      `openstackqinling/python3-runtime@sha256:${'a'.repeat(64)}`,
    ];
    for (const image of names) {
      await host.orchestrator.prepareRuntime({ id: image, image });
      expect(await host.orchestrator.pool(image)).toEqual({ total: 1, available: 1 });
    }
  });

  it('that are unknown are refused with the names of those that are known', async () => {
    host = await testOrchestrator([], { images: { mine: { command: 'mine' } } });
    const refusal = await host.orchestrator
      .prepareRuntime({ id: 'r', image: 'ruby:3' })
      .catch((error: unknown) => error);
    expect(hasErrorCode(refusal, 'orchestrator')).toBe(true);
    expect(String(refusal)).toMatch(/ruby:3 is not known.*nodejs, python3,.*openstackqinling\/.*, mine/);
  });

  it('do not take names of object properties for images', async () => {
    host = await testOrchestrator([]);
    await expect(host.orchestrator.prepareRuntime({ id: 'r', image: 'constructor' })).rejects.toThrow(
      /not known/,
    );
  });

  it('whose interpreter is missing are refused with its name, and work once it is installed', async () => {
    const path = process.env.PATH;
    const empty = await mkdtemp(join(tmpdir(), 'qinling-path-'));
    host = await testOrchestrator([], { images: defaultImages() });
    try {
      process.env.PATH = empty;
      await expect(host.orchestrator.prepareRuntime({ id: 'r', image: 'python3' })).rejects.toThrow(
        'The interpreter python3 is not on the PATH.',
      );
    } finally {
      process.env.PATH = path;
      await rm(empty, { recursive: true });
    }
    await host.orchestrator.prepareRuntime({ id: 'r', image: 'python3' });
  });

  it('whose interpreter does not start are refused', async () => {
    const path = process.env.PATH;
    const broken = await mkdtemp(join(tmpdir(), 'qinling-path-'));
    await mkdir(broken, { recursive: true });
    await writeFile(join(broken, 'python3'), '#!/bin/sh\nexit 1\n');
    await chmod(join(broken, 'python3'), 0o755);
    host = await testOrchestrator([], { images: defaultImages() });
    try {
      process.env.PATH = broken;
      await expect(host.orchestrator.prepareRuntime({ id: 'r', image: 'python3' })).rejects.toThrow(
        'The interpreter python3 does not start.',
      );
    } finally {
      process.env.PATH = path;
      await rm(broken, { recursive: true });
    }
  });
});

describe('a pool', () => {
  it('has as many workers as it should, and starts another for each that is taken', async () => {
    host = await testOrchestrator(['nodejs'], { poolSize: 2 });
    const { orchestrator, directory } = host;
    expect(await orchestrator.pool('nodejs')).toEqual({ total: 2, available: 2 });
    expect(processesOf(directory).filter(isNode).length).toBe(2);
    const run = orchestrator.invoke(invocation('nodejs', 'exports.main = () => 1'));
    expect((await run).output).toBe(1);
    await eventually('the pool is full', async () => (await orchestrator.pool('nodejs')).available === 2);
    expect(processesOf(directory).filter(isNode).length).toBe(3);
  });

  it('starts another for a worker that dies while it waits', async () => {
    host = await testOrchestrator(['nodejs']);
    const { orchestrator, directory } = host;
    const [pid] = processesOf(directory).filter(isNode);
    killFound(pid);
    await eventually('the worker is missed', async () => (await orchestrator.pool('nodejs')).available === 0);
    await eventually('there is another', async () => (await orchestrator.pool('nodejs')).available === 1);
  });

  it('gives out a worker although all of them have just died', async () => {
    host = await testOrchestrator(['nodejs'], { poolSize: 2 });
    const { orchestrator, directory } = host;
    for (const pid of processesOf(directory).filter(isNode)) process.kill(pid, 'SIGKILL');
    await eventually('they are missed', async () => (await orchestrator.pool('nodejs')).available === 0);
    const result = await orchestrator.invoke(invocation('nodejs', 'exports.main = () => 1'));
    expect(result).toMatchObject({ outcome: 'success', output: 1 });
  });

  it('moves to another image: nothing of the former serves any more', async () => {
    host = await testOrchestrator(['nodejs']);
    const { orchestrator, directory } = host;
    const fn = invocation('nodejs', 'exports.main = () => process.pid');
    const { output: former } = await orchestrator.invoke(fn);
    const image = 'openstackqinling/nodejs-runtime';
    await orchestrator.prepareRuntime({ id: 'nodejs', image });
    const { output: next } = await orchestrator.invoke({ ...fn, runtime: { id: 'nodejs', image } });
    expect(next).not.toBe(former);
    await eventually('one serves and one waits', () => processesOf(directory).filter(isNode).length === 2);
    expect(processesOf(directory)).not.toContain(former);
  });

  it('lets what runs with the former image come to its end', async () => {
    host = await testOrchestrator(['nodejs']);
    const { orchestrator } = host;
    const source = 'exports.main = () => new Promise((done) => setTimeout(() => done("whole"), 500))';
    const fn = invocation('nodejs', source);
    const running = orchestrator.invoke(fn);
    await eventually('it runs', async () => (await orchestrator.servingWorkers('nodejs')) === 1);
    await orchestrator.prepareRuntime({ id: 'nodejs', image: 'openstackqinling/nodejs-runtime' });
    expect(await running).toMatchObject({ outcome: 'success', output: 'whole' });
  });
});
