import { answer, faultstring, fields, mutant, query, refuses, row, status } from './defects.js';

const create = 'POST /v1/executions';
const one = 'GET /v1/executions/*';
const log = 'GET /v1/executions/*/log';

export const executionMutants = [
  mutant(
    'gives the result as an object',
    'POST /v1/executions runs the latest code and answers when it has ended',
    row(create, (execution) => {
      execution.result = JSON.parse(`${execution.result}`);
    }),
  ),
  mutant(
    'refuses explicit nulls',
    'POST /v1/executions takes what clients send: every field, null where unset',
    refuses(create, ({ body }) => body.includes('null')),
  ),
  mutant(
    'reformats an input that is JSON',
    'An input that is text comes back as it was given, and reaches the code',
    row(create, (execution) => {
      if (`${execution.input}`.startsWith('{'))
        execution.input = JSON.stringify(JSON.parse(`${execution.input}`));
    }),
  ),
  mutant(
    'serialises objects badly',
    'An input that is an object is serialised, and reaches the code',
    fields(create, (given) => {
      if (typeof given.input === 'object') given.input = '{}';
    }),
  ),
  mutant(
    'runs the latest code, whatever version is asked for',
    'POST /v1/executions runs a version, by number',
    fields(create, (given) => {
      delete given.function_version;
    }),
  ),
  mutant(
    'lets an id win over an alias',
    'POST /v1/executions by alias shows what it resolved to; an alias wins over an id',
    fields(create, (given) => {
      if ('function_id' in given) delete given.function_alias;
    }),
  ),
  mutant(
    'calls a missing alias by another noun',
    'POST /v1/executions needs a target that exists',
    faultstring(create, 'FunctionAlias', 'Alias'),
  ),
  mutant(
    'runs versions of images',
    'POST /v1/executions refuses a version of a function that is no package',
    status(create, 400, 201, {}),
  ),
  mutant(
    'takes an image function for broken',
    'An image function runs, or is refused as not supported; it is never taken for broken',
    status(create, 501, 500),
  ),
  mutant(
    'always waits for the end',
    'sync=false answers at once with status running, and the run ends by itself',
    fields(create, (given) => {
      given.sync = true;
    }),
  ),
  mutant(
    'loses what the code answered',
    'A package may hold several modules',
    row(create, (execution) => {
      execution.result = '{"duration":0,"output":null}';
    }),
  ),
  mutant(
    'counts runs of versions as runs of the latest code',
    'count counts the runs of version 0; a version counts its own',
    row('GET /v1/functions/*', (fn) => {
      fn.count = Number(fn.count) + 1;
    }),
  ),
  mutant(
    'runs what is the latest code when it comes to it',
    'R8: an execution runs the code that was the latest when it was created, however long it waits',
    row(one, (execution) => {
      execution.result = `${execution.result}`.replace('old', 'new');
    }),
  ),
  mutant(
    'shows executions that were deleted',
    'DELETE /v1/executions/:id removes it',
    status(one, 404, 200, {}),
  ),

  mutant(
    'takes an exception of the code for an error of its own',
    'R13: code that throws is an execution with status failed, answered with 201',
    row(create, (execution) => {
      execution.status = 'error';
    }),
  ),
  mutant(
    'answers 500 when the entry is missing',
    'R13: a package without the entry is a failed execution, not an error of the service',
    status(create, 201, 500),
  ),
  mutant(
    'does not say that it was the timeout',
    'R14: a run that exceeds its timeout fails, says so, and leaves others alone',
    row(create, (execution) => {
      execution.result = `${execution.result}`.replace('timeout', 'end');
    }),
  ),
  mutant(
    'leaves out where the log of a run ends',
    'R15: GET /v1/executions/:id/log is text: stdout and stderr in order, framed by start and end',
    answer(log, (each) => {
      each.body = Buffer.from(each.body.toString().replace('Finished execution', 'Finished'));
      delete each.headers['content-length'];
    }),
  ),
  mutant(
    'has no log before the end',
    'GET /v1/executions/:id/log answers 200 also while there is nothing in it',
    status(log, 200, 204),
  ),
  mutant(
    'does not follow logs',
    'GET /v1/executions/:id/log has the log so far of what runs, and follows it to its end',
    query(log, (given) => {
      if (given.get('follow') === 'true') given.set('follow', 'false');
    }),
  ),
  mutant(
    'says that what it cancels still runs',
    'POST /v1/executions/:id/cancel ends a run, and only one that runs',
    row('POST /v1/executions/*/cancel', (execution) => {
      execution.status = 'running';
    }),
  ),
];
