import { unknownId } from './record-code.js';
import type { Asking, Success } from './recorder.js';
import type { RecordingWorld } from './recording-world.js';

/** How a request that succeeded is made worse, by the status that it then gets. */
const worse: Readonly<
  Record<string, { readonly summary: string; readonly change: (each: Success) => Success }>
> = {
  400: {
    summary: 'Something unknown',
    change: ({ path, asking, ...rest }) => ({ ...rest, asking, path: `${path}?colour=red` }),
  },
  401: { summary: 'Without a login', change: asked({ roles: null }) },
  403: { summary: 'A caller who may not', change: asked({ roles: ['guest'] }) },
  404: {
    summary: 'Unknown',
    change: ({ path, ...rest }) => ({
      ...rest,
      path: path.replace(/[0-9a-f-]{36}/, unknownId).replace('/aliases/live', '/aliases/unknown'),
    }),
  },
  413: { summary: 'Too large', change: asked({ json: { description: 'x'.repeat(5000) } }) },
  415: {
    summary: 'Not a type that is taken',
    change: asked({ json: {}, headers: { 'content-type': 'text/plain' } }),
  },
};

/** The refusals that operations have in common, each asked for where nothing of its own was recorded. */
export async function recordCommonRefusals(world: RecordingWorld): Promise<void> {
  for (const success of world.recorder.successes) {
    for (const [status, { summary, change }] of Object.entries(worse)) {
      if (isWanted(world, success, status)) await repeat(world, change(success), summary);
    }
  }
}

/** What every operation on rows says when the storage fails. */
export async function recordFailures(world: RecordingWorld): Promise<void> {
  world.breakStorage();
  for (const success of world.recorder.successes) {
    if (isWanted(world, success, '500')) await repeat(world, success, 'A broken storage');
  }
  world.repairStorage();
}

function isWanted({ recorder }: RecordingWorld, { documented }: Success, status: string): boolean {
  const { operationId, responses } = documented.operation;
  return Object.hasOwn(responses, status) && !recorder.hasSeen(operationId, status);
}

async function repeat({ recorder }: RecordingWorld, success: Success, summary: string): Promise<void> {
  const { documented, path, asking } = success;
  await recorder.record(summary, documented.method, path, asking);
}

function asked(changes: Partial<Asking>): (success: Success) => Success {
  return (success) => {
    const { form: _form, parts: _parts, ...rest } = success.asking;
    return { ...success, asking: { ...('json' in changes ? rest : success.asking), ...changes } };
  };
}
