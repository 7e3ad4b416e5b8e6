import { createRequire } from 'node:module';
import { http } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { serve } from './serve.js';

export interface FrameworkSettings {
  /** Absolute; the module of a function of ours. */
  readonly module: string;
}

/** The same handler in Google's functions framework, which calls it in the server's own process and records nothing. */
const { module } = JSON.parse(process.argv[2] ?? '') as FrameworkSettings;
const { main } = createRequire(import.meta.url)(module) as {
  readonly main: (context: unknown, input: unknown) => unknown;
};
http('main', async (request, response) => {
  response.json(await main({}, request.body));
});
await serve(getTestServer('main'), async () => undefined);
