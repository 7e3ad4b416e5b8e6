import type { Migration } from './migration.js';

/**
 * The tables of the first release. Statuses have no CHECK, so that a later release can add one without rebuilding a table.
 * Executions and finished jobs are history that outlives its function, so what they name is no foreign key.
 */
export const initial: Migration = {
  name: '0001-initial',
  statements({ text, integer, boolean, tableOptions }) {
    const table = (name: string, ...lines: readonly string[]) =>
      `CREATE TABLE ${name} (\n  ${lines.join(',\n  ')}\n)${tableOptions}`;

    const id = `id ${text} NOT NULL PRIMARY KEY`;
    const owned = [`project_id ${text} NOT NULL`, `created_at ${integer} NOT NULL`, `updated_at ${integer}`];
    const snapshot = [
      `code ${text} NOT NULL`,
      `location ${text}`,
      `entry ${text}`,
      `runtime_id ${text}`,
      `cpu_millis ${integer} NOT NULL`,
      `memory_bytes ${integer} NOT NULL`,
      `timeout_seconds ${integer} NOT NULL`,
    ];
    const snapshotKeys = [
      'FOREIGN KEY (location) REFERENCES packages (location)',
      'FOREIGN KEY (runtime_id) REFERENCES runtimes (id)',
    ];
    const target = [`function_alias ${text}`, `function_id ${text}`, `function_version ${integer}`];
    const oneTarget = [
      'CHECK ((function_alias IS NULL) = (function_id IS NOT NULL))',
      'CHECK ((function_id IS NULL) = (function_version IS NULL))',
    ];

    return [
      table(
        'runtimes',
        id,
        `name ${text}`,
        `description ${text}`,
        `image ${text} NOT NULL`,
        `status ${text} NOT NULL`,
        `status_reason ${text}`,
        `previous_image ${text}`,
        boolean('is_public'),
        boolean('trusted'),
        ...owned,
      ),
      // The only one: runtimes are few, and an index on the project would tempt a planner to sort.
      'CREATE INDEX runtimes_in_order ON runtimes (created_at, id)',

      table(
        'packages',
        `location ${text} NOT NULL PRIMARY KEY`,
        `md5sum ${text} NOT NULL`,
        `size_bytes ${integer} NOT NULL CHECK (size_bytes >= 0)`,
        `format ${text} NOT NULL`,
        `tree_digest ${text} NOT NULL`,
        `created_at ${integer} NOT NULL`,
      ),

      table(
        'functions',
        id,
        `name ${text}`,
        `description ${text}`,
        `count ${integer} NOT NULL`,
        `latest_version ${integer} NOT NULL CHECK (latest_version >= 0)`,
        `version_counter ${integer} NOT NULL DEFAULT 0`,
        ...snapshot,
        ...owned,
        ...snapshotKeys,
      ),
      'CREATE INDEX functions_in_order ON functions (created_at, id)',
      'CREATE INDEX functions_of_project ON functions (project_id, created_at, id)',
      'CREATE INDEX functions_at_location ON functions (location)',
      'CREATE INDEX functions_on_runtime ON functions (runtime_id)',

      table(
        'function_versions',
        id,
        `function_id ${text} NOT NULL REFERENCES functions (id)`,
        `description ${text}`,
        `version_number ${integer} NOT NULL CHECK (version_number >= 1)`,
        `count ${integer} NOT NULL`,
        ...snapshot,
        ...owned,
        ...snapshotKeys,
        'UNIQUE (function_id, version_number)',
      ),
      'CREATE INDEX function_versions_in_order ON function_versions (version_number, created_at, id)',
      'CREATE INDEX function_versions_of_project ON function_versions (project_id, version_number, created_at, id)',
      'CREATE INDEX function_versions_at_location ON function_versions (location)',
      'CREATE INDEX function_versions_on_runtime ON function_versions (runtime_id)',

      table(
        'function_aliases',
        id,
        `name ${text} NOT NULL`,
        `function_id ${text} NOT NULL REFERENCES functions (id)`,
        `description ${text}`,
        `function_version ${integer} NOT NULL CHECK (function_version >= 0)`,
        ...owned,
        'UNIQUE (project_id, name)',
      ),
      'CREATE INDEX function_aliases_in_order ON function_aliases (created_at, id)',
      'CREATE INDEX function_aliases_of_project ON function_aliases (project_id, created_at, id)',
      'CREATE INDEX function_aliases_of_function ON function_aliases (function_id, created_at, id)',

      table(
        'executions',
        id,
        `function_alias ${text}`,
        `function_id ${text} NOT NULL`,
        `function_version ${integer} NOT NULL CHECK (function_version >= 0)`,
        `description ${text}`,
        `status ${text} NOT NULL`,
        boolean('sync'),
        `host_id ${text} NOT NULL`,
        `job_id ${text}`,
        `scheduled_at ${integer}`,
        `webhook_id ${text}`,
        ...snapshot,
        ...owned,
        // Last, so that SQLite reads the others without walking through megabytes of these.
        `input ${text}`,
        `result ${text}`,
      ),
      'CREATE INDEX executions_in_order ON executions (created_at, id)',
      'CREATE INDEX executions_of_project ON executions (project_id, created_at, id)',
      'CREATE INDEX executions_of_function ON executions (function_id, created_at, id)',
      'CREATE UNIQUE INDEX executions_of_job ON executions (job_id, scheduled_at) WHERE job_id IS NOT NULL',
      // Few executions run at a time, so these stay small however long the history grows.
      "CREATE INDEX executions_running_of_function ON executions (function_id, created_at, id, function_version) WHERE status = 'running'",
      "CREATE INDEX executions_running_on_runtime ON executions (runtime_id) WHERE status = 'running'",
      "CREATE INDEX executions_running_at_location ON executions (location) WHERE status = 'running'",
      "CREATE INDEX executions_running_by_host ON executions (host_id, id) WHERE status = 'running'",

      table(
        'execution_logs',
        `execution_id ${text} NOT NULL PRIMARY KEY REFERENCES executions (id) ON DELETE CASCADE`,
        `text ${text} NOT NULL`,
      ),

      table(
        'jobs',
        id,
        `name ${text}`,
        `count ${integer}`,
        `status ${text} NOT NULL`,
        `status_reason ${text}`,
        ...target,
        `function_input ${text}`,
        `pattern ${text}`,
        `first_execution_time ${integer}`,
        `next_execution_time ${integer}`,
        ...owned,
        ...oneTarget,
      ),
      'CREATE INDEX jobs_in_order ON jobs (created_at, id)',
      'CREATE INDEX jobs_of_project ON jobs (project_id, created_at, id)',
      "CREATE INDEX jobs_due ON jobs (next_execution_time, id) WHERE status = 'running'",
      "CREATE INDEX jobs_unfinished_of_function ON jobs (function_id, created_at, id, function_version) WHERE status NOT IN ('done', 'cancelled')",
      "CREATE INDEX jobs_unfinished_of_alias ON jobs (project_id, function_alias, created_at, id) WHERE status NOT IN ('done', 'cancelled')",

      table(
        'webhooks',
        id,
        ...target,
        `description ${text}`,
        ...owned,
        ...oneTarget,
        'FOREIGN KEY (function_id) REFERENCES functions (id)',
      ),
      'CREATE INDEX webhooks_in_order ON webhooks (created_at, id)',
      'CREATE INDEX webhooks_of_project ON webhooks (project_id, created_at, id)',
      'CREATE INDEX webhooks_of_function ON webhooks (function_id, created_at, id, function_version)',
      'CREATE INDEX webhooks_of_alias ON webhooks (project_id, function_alias, created_at, id)',

      table('hosts', id, `lease_expires_at ${integer} NOT NULL`),
    ];
  },
};
