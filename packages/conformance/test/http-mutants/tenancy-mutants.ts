import { rolesHeader } from '../http/good-server.js';
import type { Defect, ProxiedRequest } from './broken-proxy.js';
import { fields, mutant, query, refuses, request, row, status } from './defects.js';

function promote(each: ProxiedRequest): void {
  each.headers[rolesHeader] = 'admin';
}

/** Takes everyone for an administrator. */
const everyoneIsAdmin = (route: string): Defect => request(route, promote);

/** Refuses the second alias of one name, whichever project asks. */
function aliasNamesOfAllProjects(): Defect {
  const seen = new Set<string>();
  return refuses('POST /v1/aliases', ({ body }) => {
    const { name } = JSON.parse(body.toString()) as { name: string };
    const isTaken = seen.has(name);
    seen.add(name);
    return isTaken;
  });
}

export const tenancyMutants = [
  mutant(
    'lets anybody list runtimes',
    'Who is not logged in gets a 401 in the error shape, on every route but invoke',
    status('GET /v1/runtimes', 401, 200, { runtimes: [] }),
  ),
  mutant(
    'lets members see pools',
    'Members may not create, change or delete runtimes, nor look at pools',
    everyoneIsAdmin('GET /v1/runtimes/*/pool'),
  ),
  mutant(
    'lets members detach workers of versions',
    'Members may not see, scale or detach workers',
    everyoneIsAdmin('POST /v1/functions/*/versions/*/detach'),
  ),
  mutant(
    'takes all_projects=false for true',
    'all_projects and project_id are for administrators, and all_projects=false is false',
    query('GET /v1/*', (params) => {
      if (params.has('all_projects')) params.set('all_projects', 'true');
    }),
  ),
  mutant(
    'believes the roles that a client claims',
    'A role or a project that a client puts into headers of its own changes nothing',
    request('GET /v1/runtimes/*/pool', (each) => {
      if (each.headers['x-roles'] === 'admin') promote(each);
    }),
  ),
  mutant(
    'shows the webhooks of other projects',
    'R18: the rows of another project are not found, not listed, not changed and not deleted',
    everyoneIsAdmin('GET /v1/webhooks/*'),
  ),
  mutant(
    'gives the code of other projects away',
    'R18: code, logs and new versions of another project are not found',
    everyoneIsAdmin('GET /v1/functions/*'),
  ),
  mutant(
    'runs the functions of other projects',
    'R18: nothing can be made that refers to a function or an alias of another project',
    status('POST /v1/executions', 404, 201, {}),
  ),
  mutant(
    'keeps alias names apart from those of other projects',
    'R18: two projects may use the same alias name, each for its own function',
    aliasNamesOfAllProjects(),
  ),
  mutant(
    'says "forbidden" of the runtime of another project',
    'R18: a runtime that is not public is seen and used by its own project alone',
    status('GET /v1/runtimes/*', 404, 403),
  ),
  mutant(
    'lets an administrator change versions of other projects',
    'R18: an administrator of another project reads versions, and changes none',
    status('PUT /v1/functions/*/versions/*', 404, 200, {}),
  ),
  mutant(
    'gives executions of webhooks to who called',
    'R18: an execution made by a webhook belongs to the project of the webhook',
    row('GET /v1/executions/*', (execution) => {
      execution.project_id = 'the caller';
    }),
  ),
  mutant(
    'has no versions at all',
    'The story: publish, update, run, alias, job, webhook, log, download, blocked delete, restore',
    fields('POST /v1/executions', (given) => {
      delete given.function_version;
    }),
  ),
];
