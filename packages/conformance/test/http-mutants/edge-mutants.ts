import { mutant, status } from './defects.js';

export const edgeMutants = [
  mutant(
    'makes two aliases of one name',
    'R11: of several aliases of one name that are made at once, one is',
    status('POST /v1/aliases', 400, 201, {}),
  ),
  mutant(
    'makes a webhook of an alias that is gone',
    'R11: an alias is not deleted while a webhook of it is made',
    status('DELETE /v1/aliases/*', 403, 204),
    status('POST /v1/webhooks', 404, 201, {}),
  ),
  mutant(
    'makes a job of a version that is gone',
    'R11: a version is not deleted while a job of it is made',
    status('POST /v1/jobs', 404, 201, {}),
    status('DELETE /v1/functions/*/versions/*', 403, 204),
  ),
  mutant(
    'breaks at numbers beyond a column',
    'R19: numbers that no column holds are taken or refused, never a failure',
    status('POST /v1/executions', 404, 500),
    status('POST /v1/executions', 400, 500),
  ),
  mutant(
    'breaks at text beyond a column',
    'R19: text that no column holds is taken or refused, never a failure',
    status('PUT /v1/functions/*', 400, 500),
  ),
  mutant(
    'breaks at times beyond a column',
    'R19: times that no column holds are taken or refused, never a failure',
    status('POST /v1/jobs', 400, 500),
  ),
];
