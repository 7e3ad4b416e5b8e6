import { answer, fault, faultstring, fields, mutant, refuses, request, row, status } from './defects.js';

const publish = 'POST /v1/functions/*/versions';
const one = 'GET /v1/functions/*/versions/*';
const remove = 'DELETE /v1/functions/*/versions/*';

const byId = ({ path }: { path: string }) => /versions\/[0-9a-f-]{36}/.test(path);

interface Checksums {
  sha256: string;
}

export const versionMutants = [
  mutant(
    'snapshots no settings',
    'POST /v1/functions/:id/versions publishes the latest code under number 1',
    row(publish, (version) => {
      delete version.timeout;
    }),
  ),
  mutant(
    'wants a body to publish',
    'POST /v1/functions/:id/versions takes no body, an empty one and explicit nulls',
    refuses(publish, ({ body, headers }) => body.length === 0 && 'content-type' in headers),
  ),
  mutant(
    'does not know versions by their id',
    'GET /v1/functions/:id/versions/:n takes the number, and the id of the version',
    refuses(one, byId, 404),
  ),
  mutant(
    'does not name the version that it does not find',
    'A version that does not exist is a 404, whatever is asked of it',
    faultstring(one, /, version_number=.*/, ']'),
  ),
  mutant(
    'takes any text for a version',
    'A version reference that is neither a number nor an id is a 400',
    status(one, 400, 404),
  ),
  mutant(
    'issues a deleted number again',
    'R1: a number is never issued again, also after the newest version was deleted',
    row(publish, (version) => {
      if (version.version_number === 4) version.version_number = 3;
    }),
  ),
  mutant(
    'gives two versions one number when they are published at once',
    'R1: publishing at the same time gives every version its own number',
    row(publish, (version) => {
      if (version.version_number === 6) version.version_number = 5;
    }),
  ),
  mutant(
    'runs the latest code, whatever version is asked for',
    'R2: a version keeps code and settings when the function changes, and runs them',
    fields('POST /v1/executions', (given) => {
      delete given.function_version;
    }),
  ),
  mutant(
    'ignores what it cannot change in a version',
    'PUT /v1/functions/:id/versions/:n changes the description and nothing else',
    fields('PUT /v1/functions/*/versions/*', (given) => {
      delete given.entry;
    }),
  ),
  mutant(
    'answers 400 for versions of an image function',
    'POST /v1/functions/:id/versions of an image function is refused',
    status(publish, 403, 400),
  ),

  mutant(
    'stores unchanged code again',
    'R3: publishing without a change succeeds, with a new number and the same package',
    row(publish, (version) => {
      if (version.version_number === 2) (version.code as Checksums).sha256 = '0'.repeat(64);
    }),
  ),
  mutant(
    'replaces the upload by the archive that it shares',
    'R3: the same tree in other archive bytes is unchanged; R7: the latest download is still the upload',
    answer('GET /v1/functions/*', (each, { path }) => {
      if (path.includes('download')) each.body = Buffer.from([...each.body].reverse());
    }),
  ),
  mutant(
    'takes changed code for unchanged',
    'R3: a changed file makes another package',
    row(publish, (version) => {
      (version.code as Checksums).sha256 = '0'.repeat(64);
    }),
  ),
  mutant(
    'deletes a package that another version shares',
    'R5: deleting a version leaves the package that another version shares',
    refuses(one, ({ path }) => path.includes('download'), 404),
  ),
  mutant(
    'deletes a package that another function shares',
    'R5: deleting a function leaves the package that another function shares',
    refuses('GET /v1/functions/*', ({ path }) => path.includes('download'), 404),
  ),
  mutant(
    'restores code without settings',
    'POST …/versions/:n/restore makes code and settings of the version the latest again',
    row('POST /v1/functions/*/versions/*/restore', (fn) => {
      fn.cpu = 300;
    }),
  ),
  mutant(
    'restores under an unfinished job',
    'POST …/versions/:n/restore is refused where a change of the latest code is',
    status('POST /v1/functions/*/versions/*/restore', 403, 200, {}),
  ),

  mutant(
    'does not delete versions by their id',
    'DELETE /v1/functions/:id/versions/:n removes it, by number or by id',
    refuses(remove, byId, 404),
  ),
  mutant(
    'does not name the job that blocks a version',
    'R4: a version is not deleted while an unfinished job of it exists',
    fault(remove, (body) => {
      body.blockers = [];
    }),
  ),
  mutant(
    'says of a version what it says of a function',
    'R4: a version is not deleted while a webhook refers to it',
    faultstring(remove, 'webhook', 'webhook(s)'),
  ),
  mutant(
    'lets aliases dangle',
    'R4: a version is not deleted while an alias points at it',
    request(remove, (each) => {
      each.method = 'GET';
    }),
    status(remove, 200, 204),
  ),
  mutant(
    'deletes a version that runs',
    'R4: a version is not deleted while an execution of it is running',
    status(remove, 403, 204),
  ),
  mutant(
    'does not look through aliases for blockers',
    'R4: the refusal names every blocker, also those that refer to the version through an alias',
    fault(remove, (body) => {
      body.blockers = (body.blockers as unknown[]).slice(0, -1);
    }),
  ),
];
