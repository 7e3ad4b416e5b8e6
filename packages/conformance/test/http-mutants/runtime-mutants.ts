import { fields, mutant, query, refuses, request, row, rows, status } from './defects.js';

export const runtimeMutants = [
  mutant(
    'makes runtimes private',
    'POST /v1/runtimes: an image is enough; the runtime is creating, then available',
    row('POST /v1/runtimes', (runtime) => {
      runtime.is_public = false;
    }),
  ),
  mutant(
    'forgets the description of a runtime',
    'POST /v1/runtimes: keeps what it is given',
    fields('POST /v1/runtimes', (given) => {
      delete given.description;
    }),
  ),
  mutant(
    'takes a default image',
    'POST /v1/runtimes: without an image it is refused',
    fields('POST /v1/runtimes', (given) => {
      given.image ??= 'nodejs';
    }),
  ),
  mutant(
    'shows broken runtimes as available',
    'An image that does not come up leaves the runtime in error, and functions refuse it',
    row('GET /v1/runtimes/*', (runtime) => {
      if (runtime.status === 'error') runtime.status = 'available';
    }),
  ),
  mutant(
    'does not list public runtimes of others',
    'GET /v1/runtimes and /v1/runtimes/:id show a public runtime to a member',
    rows('GET /v1/runtimes', (runtimes) => {
      runtimes.length = 0;
    }),
  ),
  mutant(
    'takes null for empty',
    'PUT /v1/runtimes/:id changes name and description, and nothing that is null',
    fields('PUT /v1/runtimes/*', (given) => {
      if (given.description === null) given.description = '';
    }),
  ),
  mutant(
    'keeps the image that did not come up',
    'PUT /v1/runtimes/:id with an image that does not come up rolls back to the old one',
    row('GET /v1/runtimes/*', (runtime) => {
      runtime.image = 'qinling-conformance/no-such-image';
    }),
  ),
  mutant(
    'does not know its own workers',
    'PUT /v1/runtimes/:id with a new image is refused while workers of it are alive',
    rows('GET /v1/functions/*/workers', (workers) => {
      workers.length = 0;
    }),
  ),
  mutant(
    'deletes runtimes that are in use',
    'DELETE /v1/runtimes/:id is refused while a function uses it, and works afterwards',
    status('DELETE /v1/runtimes/*', 403, 204),
  ),
  mutant(
    'counts workers in words',
    'GET /v1/runtimes/:id/pool counts the workers that wait',
    row('GET /v1/runtimes/*/pool', (pool) => {
      pool.capacity = { total: 'two', available: 'two' };
    }),
  ),

  mutant(
    'does not say which version a worker serves',
    'GET /v1/functions/:id/workers lists who serves it',
    rows('GET /v1/functions/*/workers', (workers) => {
      for (const worker of workers) delete worker.function_version;
    }),
  ),
  mutant(
    'scales down to nothing',
    'scale_up adds workers, scale_down never takes the last one, detach frees all',
    request('POST /v1/functions/*/scale_down', (each) => {
      each.path = each.path.replace('scale_down', 'detach');
    }),
  ),
  mutant(
    'does not tell the workers of versions apart',
    'A version is scaled and detached by its number, 0 being the latest code',
    query('GET /v1/functions/*/workers', (params) => params.delete('function_version')),
  ),
  mutant(
    'retires the workers of versions too',
    'Changed code or settings retire the workers of the latest code, not those of versions',
    rows('GET /v1/functions/*/workers', (workers) => {
      const latest = workers.filter((worker) => worker.function_version === 0);
      if (latest.length === 0) workers.length = 0;
    }),
  ),
  mutant(
    'wants a body for detach',
    'detach takes an empty body that claims to be JSON, as clients send it',
    refuses('POST /v1/functions/*/detach', ({ body }) => body.length === 0),
  ),
  mutant(
    'scales by less than one',
    'scale_up and scale_down refuse a count that is not 1 or more',
    fields('POST /v1/functions/*/scale_up', (given) => {
      if (given.count === 0) given.count = 1;
    }),
  ),
  mutant(
    'scales what does not exist',
    'Workers of unknown functions and versions are a 404',
    status('POST /v1/functions/*/scale_up', 404, 202),
  ),
];
