import { faultstring, fields, mutant, refuses, request, row, rows, status, text } from './defects.js';

const create = 'POST /v1/functions';

export const functionCreateMutants = [
  mutant(
    'drops a column',
    'POST /v1/functions: a new function carries every column, and the defaults',
    row(create, (fn) => {
      delete fn.latest_version;
    }),
  ),
  mutant(
    'keeps numbers of a form as text',
    'POST /v1/functions: keeps the settings that it is given, numbers as text',
    row(create, (fn) => {
      fn.cpu = `${fn.cpu}`;
    }),
  ),
  mutant(
    'cuts a limit to its range',
    'POST /v1/functions: each limit takes both ends of its range, and refuses what lies beyond',
    text(create, /(name="timeout"\r\n\r\n)301/, '$1300'),
  ),
  mutant(
    'takes a default for code',
    'POST /v1/functions: without code it is refused',
    fields(create, (given) => {
      given.code ??= { source: 'image', image: 'default' };
    }),
  ),
  mutant(
    'lists the code sources in another order',
    'POST /v1/functions: an unknown code source is refused, with the sources that there are',
    faultstring(create, 'image, package, swift', 'package, swift, image'),
  ),
  mutant(
    'does not name the runtime that it does not find',
    'POST /v1/functions: a package needs a runtime that exists',
    faultstring(create, / \[id=.*/, ''),
  ),
  mutant(
    'ignores the md5sum',
    'POST /v1/functions: a wrong md5sum is refused, the right one is not',
    text(create, /,"md5sum":"0+"/, ''),
  ),
  mutant(
    'does not say which formats it takes',
    'POST /v1/functions: what is no archive is refused, and the answer says what was expected',
    faultstring(create, /^(Package is not a valid ZIP package\.).*/, '$1'),
  ),
  mutant(
    'takes damaged archives',
    'POST /v1/functions: an archive that is damaged is refused',
    status(create, 400, 201, {}),
  ),
  mutant(
    'makes hostile names harmless instead of refusing them',
    'POST /v1/functions: hostile names and sizes in a package are refused',
    text(create, '../escape.js', 'xx/escape.js'),
  ),
  mutant(
    'looks at the package before the runtime',
    'POST /v1/functions: the first check that fails is the one that is named',
    status(create, 404, 400, { faultcode: 'Client', faultstring: 'Package md5 mismatch.', debuginfo: null }),
  ),
  mutant(
    'answers 400 for a package that is too large',
    'POST /v1/functions: a package that is too large is refused with 413',
    status(create, 413, 400),
  ),
  mutant(
    'keeps the row of a function that it refused',
    'R19: a create that is refused leaves nothing behind',
    rows('GET /v1/functions', (functions) => {
      functions.push({ id: 'left behind' });
    }),
  ),
  mutant(
    'gives image functions an entry',
    'POST /v1/functions: code of an image needs neither package nor runtime, and has no entry',
    row(create, (fn) => {
      fn.entry ??= 'main.main';
    }),
  ),
  mutant(
    'takes code of an object store without an object',
    'POST /v1/functions: code in an object store needs a container and an object',
    fields(create, ({ code }) => {
      const { swift } = code as { swift: { object?: string } };
      swift.object ??= 'default';
    }),
  ),

  mutant(
    'does not read fields that come after the file',
    'A multipart form may have its file before, between or after its fields',
    refuses(create, ({ body }) => /^--\S+\r\n[^\r]*filename=/.test(body.toString('latin1'))),
  ),
  mutant(
    'wants a file to be called application/zip',
    'A file part may have a Content-Type, and a name of any kind',
    refuses(create, ({ body }) => body.includes('Content-Type: application/octet-stream')),
  ),
  mutant(
    'takes zip alone',
    'Zip, tar and tar.gz are told apart by content, and run',
    refuses(create, ({ body }) => body.includes('ustar')),
  ),
  mutant(
    'wants a Content-Length',
    'A form sent in chunks, without a length, is taken',
    refuses(create, ({ headers }) => 'transfer-encoding' in headers),
  ),
  mutant(
    'reads text of forms as latin1',
    'Text fields keep every character',
    row(create, (fn) => {
      fn.name = Buffer.from(`${fn.name}`).toString('latin1');
    }),
  ),
  mutant(
    'gives code back as text',
    'code is JSON text in a form, and an object in a JSON body',
    row(create, (fn) => {
      fn.code = JSON.stringify(fn.code);
    }),
  ),
  mutant(
    'makes functions without a package',
    'Code of source package without a file is refused, in every form',
    status(create, 400, 201, {}),
  ),
  mutant(
    'breaks when a second file comes',
    'Two files, or a file under another name, are refused and leave nothing behind',
    status(create, 400, 500, { faultcode: 'Server', faultstring: 'Oh.', debuginfo: null }),
  ),
  mutant(
    'ignores fields that it does not know',
    'A form with a field that is not known, or cannot be set, is refused',
    text(create, 'name="foo"', 'name="description"'),
  ),
  mutant(
    'takes a form that was cut for a whole one',
    'A form that ends in the middle is refused and leaves nothing behind',
    request(create, (each) => {
      const boundary = /boundary=(\S+)/.exec(`${each.headers['content-type']}`)?.[1];
      if (each.body.length > 300)
        each.body = Buffer.concat([each.body, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    }),
  ),
  mutant(
    'keeps what a client that left did not finish',
    'A client that leaves in the middle of an upload leaves nothing behind, and disturbs nobody',
    rows('GET /v1/functions', (functions) => {
      functions.push({ id: 'left behind' });
    }),
  ),
  mutant(
    'answers 400 for an upload of another media type',
    'An upload that is refused early still gets its answer, however much is on its way',
    status(create, 415, 400),
  ),
];
