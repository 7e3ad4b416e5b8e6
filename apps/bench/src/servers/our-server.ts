import { createServer } from 'node:http';
import { join } from 'node:path';
import { createRouter } from '@qinling/express';
import { createProcessOrchestrator } from '@qinling/orchestrator-process';
import express from 'express';
import { openOurs } from '../worlds/open-ours.js';
import { serve } from './serve.js';

export interface OurSettings {
  readonly directory: string;
  /** Default false: what is not called runs nothing, and keeps no workers beside it. */
  readonly runsFunctions?: boolean;
}

/** The library as a Node developer mounts it: its router in an Express 5 app, on SQLite and the filesystem. */
const { directory, runsFunctions = false } = JSON.parse(process.argv[2] ?? '') as OurSettings;
const orchestrator = runsFunctions
  ? await createProcessOrchestrator({ directory: join(directory, 'work') })
  : undefined;
const { qinling } = await openOurs(directory, orchestrator);
await qinling.start();
const app = express();
app.use(createRouter({ qinling }));
await serve(createServer(app), () => qinling.close());
