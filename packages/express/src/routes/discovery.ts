import { z } from 'zod';
import { answer } from '../answers.js';
import { reply } from '../response/reply.js';
import { openRoute } from '../route.js';

const versionList = z.object({
  versions: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      links: z.array(z.object({ href: z.url(), target: z.string(), rel: z.string() })),
    }),
  ),
});

/** What the API is and where it begins. */
export const discoveryRoutes = [
  openRoute({
    method: 'get',
    path: '/',
    operationId: 'listApiVersions',
    action: null,
    summary: 'Lists the versions of the API.',
    answers: { 200: answer.json('The versions.', versionList) },
    handle: async ({ links }) =>
      reply.json(200, {
        versions: [
          {
            id: 'v1.0',
            status: 'CURRENT',
            links: [{ href: `${links.base}/v1`, target: 'v1', rel: 'self' }],
          },
        ],
      }),
  }),
  openRoute({
    method: 'get',
    path: '/v1',
    operationId: 'getApi',
    action: null,
    summary: 'Says where version 1 is.',
    answers: { 200: answer.json('Its URL.', z.object({ uri: z.url() })) },
    handle: async ({ links }) => reply.json(200, { uri: `${links.base}/v1` }),
  }),
];
