import type { Defect, ProxiedAnswer, ProxiedRequest } from './broken-proxy.js';
import { answer, fault, faultstring, fields, mutant, refuses, status } from './defects.js';

/** Changes answers of every route. */
function everyAnswer(edit: (answer: ProxiedAnswer, request: ProxiedRequest) => void): Defect {
  return { answer: edit };
}

export const errorMutants = [
  mutant(
    'answers unknown routes in plain text',
    'An unknown route is a 404 in the error shape, at every level and for every method',
    answer('GET /nope', (each) => {
      each.headers['content-type'] = 'text/plain';
    }),
  ),
  mutant(
    'does not say which methods there are',
    'A wrong method is a 405 that says in Allow what is right',
    everyAnswer(({ headers }) => {
      delete headers.allow;
    }),
  ),
  mutant(
    'does not repeat the id that is none',
    'A path id that is no uuid is a 400 that repeats it',
    faultstring('* /v1/*/*', 'received abc', 'received another'),
  ),
  mutant(
    'says who was not found in another form',
    'A well-formed id of nothing is a 404 that names the resource',
    faultstring('* /v1/*/*', '[id=', '(id='),
  ),
  mutant(
    'answers paths that cannot be decoded in HTML',
    'A path that cannot be decoded is refused in the error shape',
    answer('GET /v1/functions/*', (each) => {
      each.headers['content-type'] = 'text/html';
    }),
  ),
  mutant(
    'gives downloads no request id',
    'Every answer carries a request id of its own, whatever it is',
    everyAnswer(({ headers }, { path }) => {
      if (path.includes('download')) delete headers['x-openstack-request-id'];
    }),
  ),
  mutant(
    'does not know paths that end in a slash',
    'A slash at the end of a path changes nothing',
    refuses('GET /v1/*/*', ({ path }) => path.endsWith('/'), 404),
  ),
  mutant(
    'does not know HEAD',
    'HEAD works wherever GET does, with the same status and without a body',
    status('HEAD /v1/functions', 200, 405),
  ),

  mutant(
    'answers 422 for a body that it cannot read',
    'A body that is missing, no JSON, or no object is a 400',
    status('POST /v1/webhooks', 400, 422),
  ),
  mutant(
    'reads text as JSON',
    'A body of another media type is a 415; JSON may name its charset',
    status('POST /v1/jobs', 415, 400),
  ),
  mutant(
    'ignores attributes that it does not know',
    'An attribute that is not known is a 400 that names it',
    fields('PUT /v1/jobs/*', (given) => {
      if ('foo' in given) given.name = 'foo ignored';
      delete given.foo;
    }),
  ),
  mutant(
    'ignores attributes that cannot be set',
    'An attribute that cannot be set is a 400',
    fields('PUT /v1/jobs/*', (given) => {
      if ('project_id' in given) given.name = 'project_id ignored';
      delete given.project_id;
    }),
  ),
  mutant(
    'does not say which field is wrong',
    'A value of the wrong type is a 400 that says which field is wrong',
    fault('POST /v1/executions', (body) => {
      body.faultstring = 'Bad request.';
      delete body.field;
    }),
  ),
];
