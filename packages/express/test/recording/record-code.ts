import { admin } from '../support/world.js';
import { changedPackage, helloPackage, packagePart } from './hello-package.js';
import type { Recorder } from './recorder.js';
import type { RecordingWorld } from './recording-world.js';

/** No row has it. */
export const unknownId = '00000000-0000-4000-8000-000000000000';

const source = { name: 'code', value: '{"source": "package"}' };

/** What the code's part of the story leaves behind. */
export interface RecordedCode {
  readonly runtimeId: string;
  readonly functionId: string;
  readonly imageFunctionId: string;
}

/** Runtimes, functions, versions and aliases: each operation succeeds, and is refused in the ways that are its own. */
export async function recordCode(world: RecordingWorld): Promise<RecordedCode> {
  const runtimeId = await recordRuntimes(world);
  const functions = await recordFunctions(world, runtimeId);
  await recordVersions(world.recorder, functions.functionId);
  await recordAliases(world.recorder, functions.functionId);
  await recordInUse(world.recorder, runtimeId, functions.functionId);
  return { runtimeId, ...functions };
}

async function recordRuntimes({ recorder, qinling }: RecordingWorld): Promise<string> {
  const json = { name: 'Node.js', image: 'nodejs' };
  const created = await recorder.record('A runtime', 'POST', '/v1/runtimes', { json });
  const runtimeId = String(created.json().id);
  await qinling.runtimes.settled(admin, runtimeId);
  await recorder.record('No image', 'POST', '/v1/runtimes', { json: { name: 'Node.js' } });
  await recorder.record('All runtimes', 'GET', '/v1/runtimes');
  await recorder.record('A runtime', 'GET', `/v1/runtimes/${runtimeId}`);
  await recorder.record('Its pool', 'GET', `/v1/runtimes/${runtimeId}/pool`);
  await recorder.record('Another name', 'PUT', `/v1/runtimes/${runtimeId}`, { json: { name: 'Node' } });
  const spare = await recorder.send('POST', '/v1/runtimes', { json: { image: 'nodejs' } });
  await qinling.runtimes.settled(admin, String(spare.json().id));
  await recorder.record('A runtime', 'DELETE', `/v1/runtimes/${spare.json().id}`);
  return runtimeId;
}

async function recordFunctions(
  { recorder, createSwiftFunction }: RecordingWorld,
  runtimeId: string,
): Promise<Omit<RecordedCode, 'runtimeId'>> {
  const runtime = { name: 'runtime_id', value: runtimeId };
  const parts = [{ name: 'name', value: 'hello' }, runtime, source, packagePart(helloPackage)];
  const made = await recorder.record('From an archive', 'POST', '/v1/functions', { parts });
  const functionId = String(made.json().id);
  const image = { name: 'thumbnails', code: { source: 'image', image: 'example/thumbnails:2' } };
  const imageMade = await recorder.record('From an image', 'POST', '/v1/functions', { json: image });
  const imageFunctionId = String(imageMade.json().id);
  const form = { name: 'thumbnails', code: JSON.stringify(image.code) };
  await recorder.record('From an image, in a form', 'POST', '/v1/functions', { form });
  const swift = { source: 'swift', swift: { container: 'code', object: 'hello.zip' } };
  const fromSwift = { runtime_id: runtimeId, code: swift };
  const slow = [runtime, source, packagePart(helloPackage), { name: 'timeout', value: '3600' }];
  await recorder.record('Too much time', 'POST', '/v1/functions', { parts: slow });
  await recorder.record('No object store', 'POST', '/v1/functions', { json: fromSwift });
  const lost = { runtime_id: unknownId, code: swift };
  await recorder.record('Unknown runtime', 'POST', '/v1/functions', { json: lost });
  await recorder.record('All functions', 'GET', '/v1/functions');
  await recorder.record(
    'One of them by name, and where more are',
    'GET',
    '/v1/functions?limit=1&sort_keys=name&sort_dirs=desc',
  );
  const at = `/v1/functions/${functionId}`;
  await recorder.record('A function', 'GET', at);
  await recordDownloads(recorder, at);
  await recorder.record('An image', 'GET', `/v1/functions/${imageFunctionId}?download=true`);
  await recorder.record('Longer time', 'PUT', at, { json: { description: 'Greets.', timeout: 10 } });
  await recorder.record('Another memory size', 'PUT', at, { form: { memory_size: '67108864' } });
  await recorder.record('No number', 'PUT', at, { json: { timeout: 'long' } });
  const swiftFunctionId = await createSwiftFunction(runtimeId);
  const other = { ...swift, swift: { ...swift.swift, object: 'bye.zip' } };
  const atSwift = `/v1/functions/${swiftFunctionId}`;
  await recorder.record('No object store', 'PUT', atSwift, { json: { code: other } });
  await recorder.record('A function', 'DELETE', atSwift);
  return { functionId, imageFunctionId };
}

async function recordDownloads(recorder: Recorder, at: string): Promise<void> {
  const path = `${at}?download=true`;
  const { headers } = await recorder.record('Its package', 'GET', path);
  await recorder.record('A part of its package', 'GET', path, { headers: { range: 'bytes=0-99' } });
  const tag = { 'if-none-match': String(headers.etag) };
  await recorder.record('A known package', 'GET', path, { headers: tag });
  await recorder.record('Beyond its end', 'GET', path, { headers: { range: 'bytes=9999999-' } });
}

async function recordVersions(recorder: Recorder, functionId: string): Promise<void> {
  const fn = `/v1/functions/${functionId}`;
  const versions = `${fn}/versions`;
  await recorder.record('The first version', 'POST', versions, { json: { description: 'As demonstrated' } });
  await recorder.record('Other code', 'PUT', fn, { parts: [packagePart(changedPackage)] });
  for (const description of ['Politer', null])
    await recorder.send('POST', versions, { json: { description } });
  await recorder.record('One too many', 'POST', versions);
  await recorder.record('Its versions', 'GET', versions);
  await recorder.record('A version', 'GET', `${versions}/1`);
  await recordDownloads(recorder, `${versions}/1`);
  const json = { description: 'As demonstrated in May' };
  await recorder.record('Another description', 'PUT', `${versions}/1`, { json });
  await recorder.record('Another entry', 'PUT', `${versions}/1`, { json: { entry: 'main.other' } });
  await recorder.record('Version 1 again', 'POST', `${versions}/1/restore`);
  await recorder.record('A version', 'DELETE', `${versions}/3`);
}

async function recordAliases(recorder: Recorder, functionId: string): Promise<void> {
  const json = { name: 'live', function_id: functionId, function_version: 1 };
  await recorder.record('An alias', 'POST', '/v1/aliases', { json });
  await recorder.record('A taken name', 'POST', '/v1/aliases', { json });
  const lost = { name: 'next', function_id: functionId, function_version: 9 };
  await recorder.record('An unknown version', 'POST', '/v1/aliases', { json: lost });
  await recorder.record('All aliases', 'GET', '/v1/aliases');
  await recorder.record('An alias', 'GET', '/v1/aliases/live');
  await recorder.record('To version 2', 'PUT', '/v1/aliases/live', { json: { function_version: 2 } });
  await recorder.send('POST', '/v1/aliases', { json: { name: 'spare', function_id: functionId } });
  await recorder.record('An alias', 'DELETE', '/v1/aliases/spare');
}

async function recordInUse(recorder: Recorder, runtimeId: string, functionId: string): Promise<void> {
  await recorder.record('In use', 'DELETE', `/v1/functions/${functionId}`);
  await recorder.record('In use', 'DELETE', `/v1/functions/${functionId}/versions/2`);
  await recorder.record('In use', 'DELETE', `/v1/runtimes/${runtimeId}`);
}
