import { fault, faultstring, fields, mutant, refuses, row, status } from './defects.js';

const create = 'POST /v1/aliases';
const update = 'PUT /v1/aliases/*';

export const aliasMutants = [
  mutant(
    'leaves the version of an alias unset',
    'POST /v1/aliases: a name and a function are enough; it points at the latest code',
    row(create, (alias) => {
      alias.function_version = null;
    }),
  ),
  mutant(
    'refuses explicit nulls',
    'POST /v1/aliases takes what clients send: every field, null where unset',
    refuses(create, ({ body }) => body.includes('null')),
  ),
  mutant(
    'answers 409 for a name that is taken',
    'POST /v1/aliases refuses a name that is taken; several names may share a version',
    status(create, 400, 409),
  ),
  mutant(
    'takes text for the version 0',
    'POST /v1/aliases needs a function and a version that exist',
    fields(create, (given) => {
      if (given.function_version === 'one') given.function_version = 0;
    }),
  ),
  mutant(
    'takes a name that no path reaches',
    'An alias name has 1 to 255 characters that need no escaping in a path',
    fields(create, (given) => {
      given.name = `${given.name}`.replace(/^\.\.$/, 'dots');
    }),
  ),
  mutant(
    'calls an alias by another noun',
    'An alias that does not exist is a 404, named',
    faultstring('* /v1/aliases/*', 'FunctionAlias', 'Alias'),
  ),
  mutant(
    'refuses a version that is text',
    'PUT /v1/aliases/:name moves it, with explicit nulls and the version as text',
    refuses(update, ({ body }) => body.includes('"function_version":"')),
  ),
  mutant(
    'never leaves its function',
    'PUT /v1/aliases/:name moves it to another function',
    fields(update, (given) => {
      delete given.function_id;
      delete given.function_version;
      given.description = 'moved';
    }),
  ),
  mutant(
    'ignores another name',
    'PUT /v1/aliases/:name refuses targets that do not exist, and another name',
    fields(update, (given) => {
      if ('name' in given) given.description = null;
      delete given.name;
    }),
  ),
  mutant(
    'shows aliases that were deleted',
    'DELETE /v1/aliases/:name frees the name',
    status('GET /v1/aliases/*', 404, 200, {}),
  ),
  mutant(
    'names no blocker of an alias',
    'R10: DELETE /v1/aliases/:name is refused while a webhook or an unfinished job uses it',
    fault('DELETE /v1/aliases/*', (body) => {
      delete body.blockers;
    }),
  ),
];
