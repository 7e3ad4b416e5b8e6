import { caller, runtimeId } from './caller.js';
import type { Ours } from './open-ours.js';

/** Puts an available runtime into an empty database. */
export async function makeRuntime({ storage }: Ours): Promise<string> {
  await storage.runtimes.insert({
    id: runtimeId,
    name: 'nodejs',
    description: null,
    image: 'nodejs',
    status: 'available',
    statusReason: null,
    previousImage: null,
    isPublic: true,
    trusted: true,
    projectId: caller.projectId,
    createdAt: new Date(),
    updatedAt: null,
  });
  return runtimeId;
}

/** Functions with a small package and one version each, made as any client would; their ids. */
export async function makeFunctions(ours: Ours, count: number): Promise<readonly string[]> {
  const runtime = await makeRuntime(ours);
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const content = `exports.main = () => ${index};\n`;
    const { id } = await ours.qinling.functions.create(caller, {
      name: `function-${index}`,
      description: 'Adds two numbers and says so.',
      runtimeId: runtime,
      code: { source: 'package', package: { files: { 'main.js': content } } },
    });
    await ours.qinling.versions.publish(caller, id, { description: 'The first one.' });
    ids.push(id);
  }
  return ids;
}
