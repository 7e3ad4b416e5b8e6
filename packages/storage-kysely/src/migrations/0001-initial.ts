import type { Migration } from './migration.js';

/**
 * The tables of the first release. Statuses have no CHECK, so that a later release can add one without rebuilding a table.
 * Executions and finished jobs are history: they outlive the functions they name, so those names are no foreign keys.
 */
export const initial: Migration = {
  name: '0001-initial',
  statements: ({ text, integer, boolean, tableOptions }) => {
    const snapshot = (location: string) => `
  code ${text} NOT NULL,
  ${location},
  entry ${text},
  runtime_id ${text},
  cpu_millis ${integer} NOT NULL,
  memory_bytes ${integer} NOT NULL,
  timeout_seconds ${integer} NOT NULL`;

    const owned = `
  project_id ${text} NOT NULL,
  created_at ${integer} NOT NULL,
  updated_at ${integer}`;

    const target = `
  function_alias ${text},
  function_id ${text},
  function_version ${integer}`;

    const oneTarget = `
  CHECK ((function_alias IS NULL) = (function_id IS NOT NULL)),
  CHECK ((function_id IS NULL) = (function_version IS NULL))`;

    return [
      // Few rows, so lists walk them in order: an index on the project would tempt the planner to sort.
      `CREATE TABLE runtimes (
  id ${text} NOT NULL PRIMARY KEY,
  name ${text},
  description ${text},
  image ${text} NOT NULL,
  status ${text} NOT NULL,
  status_reason ${text},
  previous_image ${text},
  ${boolean('is_public')},
  ${boolean('trusted')},${owned}
)${tableOptions}`,
      'CREATE INDEX runtimes_in_order ON runtimes (created_at, id)',

      `CREATE TABLE packages (
  location ${text} NOT NULL PRIMARY KEY,
  md5sum ${text} NOT NULL,
  size_bytes ${integer} NOT NULL CHECK (size_bytes >= 0),
  format ${text} NOT NULL,
  tree_digest ${text} NOT NULL,
  created_at ${integer} NOT NULL
)${tableOptions}`,

      `CREATE TABLE functions (
  id ${text} NOT NULL PRIMARY KEY,
  name ${text},
  description ${text},
  count ${integer} NOT NULL,
  latest_version ${integer} NOT NULL CHECK (latest_version >= 0),
  version_counter ${integer} NOT NULL DEFAULT 0,${snapshot(`location ${text} REFERENCES packages (location)`)},${owned}
)${tableOptions}`,
      'CREATE INDEX functions_in_order ON functions (created_at, id)',
      'CREATE INDEX functions_of_project ON functions (project_id, created_at, id)',
      'CREATE INDEX functions_of_location ON functions (location)',
      'CREATE INDEX functions_of_runtime ON functions (runtime_id)',

      `CREATE TABLE function_versions (
  id ${text} NOT NULL PRIMARY KEY,
  function_id ${text} NOT NULL REFERENCES functions (id),
  description ${text},
  version_number ${integer} NOT NULL CHECK (version_number >= 1),
  count ${integer} NOT NULL,${snapshot(`location ${text} REFERENCES packages (location)`)},${owned},
  UNIQUE (function_id, version_number)
)${tableOptions}`,
      'CREATE INDEX function_versions_in_order ON function_versions (version_number, created_at, id)',
      'CREATE INDEX function_versions_of_project ON function_versions (project_id, version_number, created_at, id)',
      'CREATE INDEX function_versions_of_location ON function_versions (location)',
      'CREATE INDEX function_versions_of_runtime ON function_versions (runtime_id)',

      `CREATE TABLE function_aliases (
  id ${text} NOT NULL PRIMARY KEY,
  name ${text} NOT NULL,
  function_id ${text} NOT NULL,
  description ${text},
  function_version ${integer} NOT NULL CHECK (function_version >= 0),${owned},
  UNIQUE (project_id, name)
)${tableOptions}`,
      'CREATE INDEX function_aliases_in_order ON function_aliases (created_at, id)',
      'CREATE INDEX function_aliases_of_project ON function_aliases (project_id, created_at, id)',
      'CREATE INDEX function_aliases_of_function ON function_aliases (function_id, function_version)',

      `CREATE TABLE executions (
  id ${text} NOT NULL PRIMARY KEY,
  function_alias ${text},
  function_id ${text} NOT NULL,
  function_version ${integer} NOT NULL CHECK (function_version >= 0),
  description ${text},
  input ${text},
  result ${text},
  status ${text} NOT NULL,
  ${boolean('sync')},
  host_id ${text} NOT NULL,
  job_id ${text},
  scheduled_at ${integer},
  webhook_id ${text},${snapshot(`location ${text}`)},${owned}
)${tableOptions}`,
      'CREATE INDEX executions_in_order ON executions (created_at, id)',
      'CREATE INDEX executions_of_project ON executions (project_id, created_at, id)',
      'CREATE INDEX executions_of_function ON executions (function_id, created_at, id)',
      'CREATE UNIQUE INDEX executions_of_job ON executions (job_id, scheduled_at) WHERE job_id IS NOT NULL',
      // Few executions run at a time, so these stay small however long the history is.
      "CREATE INDEX executions_running_of_function ON executions (function_id, function_version) WHERE status = 'running'",
      "CREATE INDEX executions_running_on_runtime ON executions (runtime_id) WHERE status = 'running'",
      "CREATE INDEX executions_running_at_location ON executions (location) WHERE status = 'running'",
      "CREATE INDEX executions_running_by_host ON executions (host_id) WHERE status = 'running'",

      `CREATE TABLE execution_logs (
  execution_id ${text} NOT NULL PRIMARY KEY REFERENCES executions (id) ON DELETE CASCADE,
  text ${text} NOT NULL
)${tableOptions}`,

      `CREATE TABLE jobs (
  id ${text} NOT NULL PRIMARY KEY,
  name ${text},
  count ${integer},
  status ${text} NOT NULL,
  status_reason ${text},${target},
  function_input ${text},
  pattern ${text},
  first_execution_time ${integer},
  next_execution_time ${integer},${owned},${oneTarget}
)${tableOptions}`,
      'CREATE INDEX jobs_in_order ON jobs (created_at, id)',
      'CREATE INDEX jobs_of_project ON jobs (project_id, created_at, id)',
      "CREATE INDEX jobs_due ON jobs (next_execution_time, id) WHERE status = 'running'",
      "CREATE INDEX jobs_unfinished_of_function ON jobs (function_id, function_version) WHERE status NOT IN ('done', 'cancelled')",
      "CREATE INDEX jobs_unfinished_of_alias ON jobs (project_id, function_alias) WHERE status NOT IN ('done', 'cancelled')",

      `CREATE TABLE webhooks (
  id ${text} NOT NULL PRIMARY KEY,${target},
  description ${text},${owned},${oneTarget}
)${tableOptions}`,
      'CREATE INDEX webhooks_in_order ON webhooks (created_at, id)',
      'CREATE INDEX webhooks_of_project ON webhooks (project_id, created_at, id)',
      'CREATE INDEX webhooks_of_function ON webhooks (function_id, function_version)',
      'CREATE INDEX webhooks_of_alias ON webhooks (project_id, function_alias)',

      `CREATE TABLE hosts (
  id ${text} NOT NULL PRIMARY KEY,
  lease_expires_at ${integer} NOT NULL
)${tableOptions}`,
    ];
  },
};
