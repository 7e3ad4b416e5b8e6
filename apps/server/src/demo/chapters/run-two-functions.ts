import { packageForm } from '../../child-host/api-client.js';
import { listOf, textOf } from '../../child-host/json-members.js';
import { zipOf } from '../../child-host/zip-of.js';
import type { Story } from '../story.js';

/** What the first chapter leaves to the others. */
export interface Functions {
  readonly python: string;
  readonly node: string;
  /** The zip that the python function was made of. */
  readonly firstZip: Uint8Array;
}

/** The python function's source; `greeting` tells its editions apart. */
export function greeter(greeting: string): string {
  return `def main(name="World"):\n    print("greeting", name)\n    return "${greeting}, " + name + "!"\n`;
}

const shouter = 'module.exports.main = async (context, input) => input.name.toUpperCase();\n';

export async function runTwoFunctions(story: Story): Promise<Functions> {
  story.narrator.chapter('Create a python function and a nodejs function, and run them');
  const runtimes = await runtimeIds(story);
  const firstZip = await zipOf({ 'main.py': greeter('Hello') });
  const python = await createFunction(story, 'greeter', runtimes.python3, firstZip);
  const node = await createFunction(story, 'shouter', runtimes.nodejs, await zipOf({ 'main.js': shouter }));

  const hello = await story.run({ function_id: python, input: { name: 'Ada' } });
  story.check('the python function greets', hello === 'Hello, Ada!');
  const shout = await story.run({ function_id: node, input: { name: 'Ada' } });
  story.check('the nodejs function shouts', shout === 'ADA');
  return { python, node, firstZip };
}

async function createFunction(story: Story, name: string, runtime: string, zip: Uint8Array): Promise<string> {
  const form = packageForm(zip, { name, runtime_id: runtime });
  const { body } = await story.call('POST', '/v1/functions', { form });
  return textOf(body, 'id');
}

/** The public runtimes that the host registered, once both are available. */
async function runtimeIds(story: Story): Promise<{ readonly nodejs: string; readonly python3: string }> {
  const available = await story.until('the runtimes', async () => {
    const { body } = await story.quietly().call('GET', '/v1/runtimes?status=available');
    const ids = new Map(listOf(body, 'runtimes').map((runtime) => [runtime.image, textOf(runtime, 'id')]));
    const [nodejs, python3] = [ids.get('nodejs'), ids.get('python3')];
    return nodejs !== undefined && python3 !== undefined ? { nodejs, python3 } : undefined;
  });
  await story.call('GET', '/v1/runtimes');
  return available;
}
