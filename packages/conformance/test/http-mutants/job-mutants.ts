import { faultstring, fields, mutant, refuses, request, row, rows, status } from './defects.js';

const create = 'POST /v1/jobs';
const update = 'PUT /v1/jobs/*';
const executions = 'GET /v1/executions';

export const jobMutants = [
  mutant(
    'runs a job with a pattern once',
    'POST /v1/jobs: a pattern is enough; the job runs without end',
    row(create, (job) => {
      job.count = 1;
    }),
  ),
  mutant(
    'writes times in another form',
    'POST /v1/jobs: a first time is enough; the job runs once',
    row(create, (job) => {
      job.first_execution_time = '2090-03-04 10:00:00';
    }),
  ),
  mutant(
    'refuses explicit nulls',
    'POST /v1/jobs takes what clients send: every field, null where unset',
    refuses(create, ({ body }) => body.includes('null')),
  ),
  mutant(
    'resolves the alias of a job once',
    'POST /v1/jobs: a job by alias keeps the alias, not what it points at now',
    row(create, (job) => {
      job.function_alias = null;
    }),
  ),
  mutant(
    'ignores the zone of a time',
    'POST /v1/jobs accepts a time in every documented form',
    fields(create, (given) => {
      given.first_execution_time = `${given.first_execution_time}`.replace('+02:00', '');
    }),
  ),
  mutant(
    'takes a time that is too soon',
    'POST /v1/jobs refuses a schedule that says nothing, too little, or the past',
    status(create, 400, 201, {}),
  ),
  mutant(
    'takes a pattern that never fires',
    'POST /v1/jobs refuses a pattern that is none, and one that never fires',
    fields(create, (given) => {
      given.pattern = `${given.pattern}`.replace('0 0 30 2 *', '0 0 28 2 *');
    }),
  ),
  mutant(
    'takes the first of six fields for the seconds',
    'POST /v1/jobs understands names, L, #, shortcuts, and a sixth field that is the seconds',
    fields(create, (given) => {
      const [first, ...rest] = `${given.pattern}`.split(' ');
      if (rest.length === 5) given.pattern = [...rest, first].join(' ');
    }),
  ),
  mutant(
    'runs for the first time at the match after the first time',
    'POST /v1/jobs: with a pattern and a first time, the first run is the first match at or after it',
    row(create, (job) => {
      if (job.next_execution_time === job.first_execution_time)
        job.next_execution_time = '2090-03-04T11:00:00Z';
    }),
  ),
  mutant(
    'makes jobs of functions that do not exist',
    'POST /v1/jobs needs a target that exists',
    status(create, 404, 201, {}),
  ),

  mutant(
    'takes null for empty',
    'PUT /v1/jobs/:id changes name and input, and nothing that is null',
    fields(update, (given) => {
      if (given.name === null) given.name = '';
    }),
  ),
  mutant(
    'wakes finished jobs up',
    'PUT /v1/jobs/:id pauses, resumes and cancels; a finished job stays as it is',
    faultstring(update, 'Can not update a finished job.', 'No.'),
  ),
  mutant(
    'keeps the next time when the pattern changes',
    'PUT /v1/jobs/:id: a new pattern gives a new next time',
    row(update, (job) => {
      job.next_execution_time = `${job.next_execution_time}`.replace('-02T', '-01T');
    }),
  ),
  mutant(
    'makes a job that runs once one that runs on',
    'PUT /v1/jobs/:id: a job that runs once takes a new time, but no pattern',
    status(update, 400, 200, {}),
  ),
  mutant(
    'deletes what does not exist',
    'DELETE /v1/jobs/:id removes it; an unknown one is a 404',
    status('DELETE /v1/jobs/*', 404, 204),
  ),

  mutant(
    'fires twice for one time',
    'R16: a job fires once for each scheduled time, on its version and with its input, and ends done',
    rows(executions, (list) => {
      if (list.length === 2) list.push({ ...list[0] });
    }),
  ),
  mutant(
    'does not say by which alias a job ran',
    'R9: a job by alias resolves it each time that it fires',
    rows(executions, (list) => {
      for (const execution of list) execution.function_alias = null;
    }),
  ),
  mutant(
    'fires jobs that are paused',
    'A job that is paused or cancelled does not fire; a resumed one does',
    request(update, (each) => {
      if (each.body.includes('paused')) Object.assign(each, { method: 'GET', body: Buffer.alloc(0) });
    }),
  ),
  mutant(
    'runs a job that runs once at another time',
    'A one-shot job waits for its time, fires once and ends done (watched where the clock can be moved)',
    row(create, (job) => {
      job.next_execution_time = job.created_at;
    }),
  ),
];
