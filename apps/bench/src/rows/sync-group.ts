import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Side } from '../compare/side.js';
import { perSecond } from '../compare/units.js';
import { httpSide, jsonRequestOf } from '../load/http-side.js';
import { startServer } from '../servers/child-server.js';
import { caller } from '../worlds/caller.js';
import { greeterFiles, greeterInput } from '../worlds/greeter.js';
import { makeRuntime } from '../worlds/make-functions.js';
import { openOurs } from '../worlds/open-ours.js';
import type { Group } from './group.js';

const clients = 16;
const files = greeterFiles.nodejs;
/** Millicpu: what a function has when it asks for none, and the most that it may have. */
const shares = [100, 300];

/** Calls the handler for each message to its process, and sends back what it returns. */
const answering = (module: string): string =>
  `const { main } = require(${JSON.stringify(module)});
process.on('message', async ({ input }) => process.send((await main({}, input)) ?? null));
`;

/** Synchronous executions over HTTP. Every one of ours is recorded durably, twice: when it starts and when it ends. */
export const syncGroup: Group = {
  name: 'sync',
  async run(scene) {
    const directory = await scene.folder('sync');
    const { qinling, ...prepared } = await openOurs(directory);
    const runtimeId = await makeRuntime({ qinling, ...prepared });
    const functions = await Promise.all(
      shares.map((cpuMillis) =>
        qinling.functions.create(caller, {
          runtimeId,
          cpuMillis,
          code: { source: 'package', package: { files } },
        }),
      ),
    );
    await qinling.close();

    const module = join(directory, 'main.js');
    await writeFile(module, files['main.js'] ?? '');
    const framework = await startServer(scene, 'framework-server', { module });
    const program = join(directory, 'answering.cjs');
    await writeFile(program, answering(module));
    const recording = await startServer(scene, 'recording-server', {
      database: join(directory, 'bare.db'),
      program,
      processes: clients,
    });
    const ours = await startServer(scene, 'our-server', { directory, runsFunctions: true });
    for (const { id, cpuMillis } of functions) {
      const body = { function_id: id, input: JSON.stringify(greeterInput) };
      const request = jsonRequestOf('POST', '/v1/executions', body);
      const common = {
        work: `sync execution over HTTP, ${clients} clients, cpu ${cpuMillis}`,
        ours: withoutCpu(httpSide(scene, ours, [request], clients)),
        ratioOf: 'speed',
        show: perSecond,
        percentiles: true,
      } as const;
      await scene.compare({
        ...common,
        against: 'functions-framework, same handler',
        baseline: withoutCpu(httpSide(scene, framework, [jsonRequestOf('POST', '/', greeterInput)], clients)),
        aim: { atLeast: 0.5 },
      });
      await scene.compare({
        ...common,
        against: 'bare: recorded, in a process of its own',
        baseline: withoutCpu(httpSide(scene, recording, [request], clients)),
        aim: 'none',
      });
    }
  },
};

/** Leaves out the processor time of the server: that of ours is without its workers'. */
function withoutCpu(side: Side): Side {
  return async (seconds) => {
    const { cpuSeconds, ...sample } = await side(seconds);
    return sample;
  };
}
