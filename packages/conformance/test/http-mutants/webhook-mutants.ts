import { faultstring, mutant, query, row, status, text } from './defects.js';

const create = 'POST /v1/webhooks';
const invoke = 'POST /v1/webhooks/*/invoke';

export const webhookMutants = [
  mutant(
    'forgets its own address in webhook_url',
    'POST /v1/webhooks: a function is enough; the answer holds the URL to call',
    row(create, (webhook) => {
      webhook.webhook_url = new URL(`${webhook.webhook_url}`).pathname;
    }),
  ),
  mutant(
    'gives a webhook by alias the version 0',
    'POST /v1/webhooks: with an alias, function and version are null',
    row(create, (webhook) => {
      webhook.function_version ??= 0;
    }),
  ),
  mutant(
    'makes webhooks of functions that do not exist',
    'POST /v1/webhooks needs a target that exists',
    status(create, 404, 201, {}),
  ),
  mutant(
    'keeps the version when an alias is given',
    'PUT /v1/webhooks/:id: an alias clears function and version; a function clears the alias',
    row('PUT /v1/webhooks/*', (webhook) => {
      webhook.function_version ??= 1;
    }),
  ),
  mutant(
    'points webhooks at what does not exist',
    'PUT /v1/webhooks/:id refuses targets that do not exist',
    status('PUT /v1/webhooks/*', 404, 200, {}),
  ),
  mutant(
    'takes calls of webhooks that were deleted',
    'DELETE /v1/webhooks/:id removes it; an unknown one is a 404',
    faultstring(invoke, 'Webhook', 'Hook'),
  ),
  mutant(
    'answers a call with 200',
    'POST …/invoke needs no login, answers 202 with the execution, and runs it asynchronously',
    status(invoke, 202, 200),
  ),
  mutant(
    'ignores the query of a call',
    'POST …/invoke takes its input from JSON, from forms, and from the query',
    query(invoke, (params) => params.delete('a')),
  ),
  mutant(
    'takes a body that it cannot read for an empty one',
    'POST …/invoke refuses a body that is not what its type says, and runs nothing',
    text(invoke, /^\{"cut":$/, '{}'),
  ),
  mutant(
    'resolves the alias of a webhook once',
    'R9: POST …/invoke by alias runs what the alias points at now',
    row('GET /v1/executions/*', (execution) => {
      execution.function_version = 1;
    }),
  ),
];
