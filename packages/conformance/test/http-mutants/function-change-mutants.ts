import { fault, faultstring, fields, mutant, refuses, request, row, status, text } from './defects.js';

const update = 'PUT /v1/functions/*';
const remove = 'DELETE /v1/functions/*';

export const functionChangeMutants = [
  mutant(
    'ignores fields that come with a file',
    'PUT takes a file in a form, and a description without one',
    row(update, (fn) => {
      fn.description = null;
    }),
  ),
  mutant(
    'takes null for empty',
    'PUT /v1/functions/:id changes what is given, and nothing that is null',
    fields(update, (given) => {
      if (given.description === null) given.description = '';
    }),
  ),
  mutant(
    'takes no urlencoded form',
    'PUT /v1/functions/:id changes every setting, in JSON and in forms',
    refuses(update, ({ headers }) => `${headers['content-type']}`.includes('urlencoded'), 415),
  ),
  mutant(
    'does not know the field that clients send beside the file',
    'PUT /v1/functions/:id replaces the package, as clients send it: source=package beside the file',
    refuses(update, ({ body }) => body.includes('name="source"')),
  ),
  mutant(
    'goes on running the old code',
    'PUT /v1/functions/:id: changed code is what runs next, also where a worker of the old code is warm',
    request(update, (each) => {
      each.method = 'GET';
      each.body = Buffer.alloc(0);
      each.headers = { ...each.headers, 'content-type': undefined, 'content-length': undefined };
    }),
  ),
  mutant(
    'takes code that has the md5sum that it has already',
    'PUT /v1/functions/:id with the md5sum that it has is refused; the same file without one is not',
    text(update, /,"md5sum":"[0-9a-f]+"/, ''),
  ),
  mutant(
    'ignores another type of code',
    'PUT /v1/functions/:id refuses another type of code',
    fields(update, (given) => {
      delete given.code;
      given.name = 'still a package';
    }),
  ),
  mutant(
    'ignores another image',
    'PUT /v1/functions/:id of an image function changes its settings, but neither image nor entry',
    fields(update, (given) => {
      if ('code' in given) given.name = 'the same image';
      delete given.code;
    }),
  ),
  mutant(
    'cuts a limit to its range on update',
    'PUT /v1/functions/:id checks limits and packages as POST does, and changes nothing when it refuses',
    fields(update, (given) => {
      if (given.timeout === 301) given.timeout = 300;
    }),
  ),
  mutant(
    'changes code under an unfinished job',
    'PUT /v1/functions/:id: an unfinished job keeps code and settings from changing, not name, description, timeout',
    status(update, 403, 200, {}),
  ),
  mutant(
    'lets any job block a change',
    'PUT /v1/functions/:id: a job pinned to a version does not block a change of the latest code',
    refuses(update, () => true, 403),
  ),
  mutant(
    'does not name the function that it does not find',
    'PUT /v1/functions/:id of an unknown function is a 404',
    faultstring(update, /\[id=.*/, ''),
  ),

  mutant(
    'lists no versions where there is no function',
    'R10: DELETE /v1/functions/:id removes the function and its versions',
    status('GET /v1/functions/*/versions', 404, 200, { function_versions: [] }),
  ),
  mutant(
    'does not name the job that blocks',
    'R10: DELETE /v1/functions/:id is refused while an unfinished job uses it or one of its versions',
    fault(remove, (body) => {
      delete body.blockers;
    }),
  ),
  mutant(
    'says it in the singular',
    'R10: DELETE /v1/functions/:id is refused while a webhook uses it',
    faultstring(remove, 'webhook(s)', 'webhook'),
  ),
  mutant(
    'names aliases by another kind',
    'R10: DELETE /v1/functions/:id is refused while an alias points at it',
    fault(remove, (body) => {
      for (const blocker of body.blockers as { kind: string }[]) blocker.kind = 'function_alias';
    }),
  ),
  mutant(
    'deletes what runs',
    'R10: DELETE /v1/functions/:id is refused while an execution of it is running',
    status(remove, 403, 204),
  ),
  mutant(
    'names the first blocker alone',
    'R10: DELETE /v1/functions/:id names everything that stands in the way',
    fault(remove, (body) => {
      body.blockers = (body.blockers as unknown[]).slice(0, 1);
    }),
  ),
  mutant(
    'deletes what does not exist',
    'DELETE /v1/functions/:id of an unknown function is a 404',
    status(remove, 404, 204),
  ),
];
