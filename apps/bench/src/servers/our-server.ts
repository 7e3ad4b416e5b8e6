import { createRouter } from '@qinling/express';
import express from 'express';
import { openOurs } from '../worlds/open-ours.js';
import { serve } from './serve.js';

/** The library as a Node developer mounts it: its router in an Express 5 app, on SQLite and the filesystem. */
const { directory } = JSON.parse(process.argv[2] ?? '') as { readonly directory: string };
const { qinling } = await openOurs(directory);
await qinling.start();
const app = express();
app.use(createRouter({ qinling }));
await serve(app, () => qinling.close());
