import { answer, mutant, row } from './defects.js';

export const discoveryMutants = [
  mutant(
    'forgets its own address in links',
    'GET / lists the versions of the API, with links below its own base URL',
    row('GET /', (body) => {
      const [version] = body.versions as { links: { href: string }[] }[];
      for (const link of version?.links ?? []) link.href = '/v1';
    }),
  ),
  mutant(
    'says nothing at /v1',
    'GET /v1 and GET /v1/ say where the API is',
    row('GET /v1', (body) => {
      delete body.uri;
    }),
  ),
  mutant(
    'leaves restoring out of its OpenAPI document',
    'GET /v1/openapi.json describes every route of the contract',
    row('GET /v1/openapi.json', (body) => {
      const paths = body.paths as Record<string, unknown>;
      for (const path of Object.keys(paths)) if (path.endsWith('/restore')) delete paths[path];
    }),
  ),
  mutant(
    'has the style of its page from elsewhere',
    'GET /v1/docs is a page about every route, which works offline',
    answer('GET /v1/docs', (each) => {
      const page = each.body.toString();
      each.body = Buffer.from(
        page.replace(/(<link\b[^>]* href=)"[^"]*"/, '$1"https://styles.example.org/a.css"'),
      );
      each.headers['content-length'] = `${each.body.length}`;
    }),
  ),
];
