CREATE TABLE execution_logs (
  execution_id TEXT NOT NULL PRIMARY KEY REFERENCES executions (id) ON DELETE CASCADE,
  text TEXT NOT NULL
) STRICT;
CREATE TABLE executions (
  id TEXT NOT NULL PRIMARY KEY,
  function_alias TEXT,
  function_id TEXT NOT NULL,
  function_version INTEGER NOT NULL CHECK (function_version >= 0),
  description TEXT,
  status TEXT NOT NULL,
  sync INTEGER NOT NULL CHECK (sync IN (0, 1)),
  host_id TEXT NOT NULL,
  job_id TEXT,
  scheduled_at INTEGER,
  webhook_id TEXT,
  code TEXT NOT NULL,
  location TEXT,
  entry TEXT,
  runtime_id TEXT,
  cpu_millis INTEGER NOT NULL,
  memory_bytes INTEGER NOT NULL,
  timeout_seconds INTEGER NOT NULL,
  project_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER,
  input TEXT,
  result TEXT
) STRICT;
CREATE INDEX executions_in_order ON executions (created_at, id);
CREATE INDEX executions_of_function ON executions (function_id, created_at, id);
CREATE UNIQUE INDEX executions_of_job ON executions (job_id, scheduled_at) WHERE job_id IS NOT NULL;
CREATE INDEX executions_of_project ON executions (project_id, created_at, id);
CREATE INDEX executions_running_at_location ON executions (location) WHERE status = 'running';
CREATE INDEX executions_running_by_host ON executions (host_id, id) WHERE status = 'running';
CREATE INDEX executions_running_of_function ON executions (function_id, created_at, id, function_version) WHERE status = 'running';
CREATE INDEX executions_running_on_runtime ON executions (runtime_id) WHERE status = 'running';
CREATE TABLE function_aliases (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  function_id TEXT NOT NULL REFERENCES functions (id),
  description TEXT,
  function_version INTEGER NOT NULL CHECK (function_version >= 0),
  project_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER,
  UNIQUE (project_id, name)
) STRICT;
CREATE INDEX function_aliases_in_order ON function_aliases (created_at, id);
CREATE INDEX function_aliases_of_function ON function_aliases (function_id, created_at, id);
CREATE INDEX function_aliases_of_project ON function_aliases (project_id, created_at, id);
CREATE TABLE function_versions (
  id TEXT NOT NULL PRIMARY KEY,
  function_id TEXT NOT NULL REFERENCES functions (id),
  description TEXT,
  version_number INTEGER NOT NULL CHECK (version_number >= 1),
  count INTEGER NOT NULL,
  code TEXT NOT NULL,
  location TEXT,
  entry TEXT,
  runtime_id TEXT,
  cpu_millis INTEGER NOT NULL,
  memory_bytes INTEGER NOT NULL,
  timeout_seconds INTEGER NOT NULL,
  project_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER,
  FOREIGN KEY (location) REFERENCES packages (location),
  FOREIGN KEY (runtime_id) REFERENCES runtimes (id),
  UNIQUE (function_id, version_number)
) STRICT;
CREATE INDEX function_versions_at_location ON function_versions (location);
CREATE INDEX function_versions_in_order ON function_versions (version_number, created_at, id);
CREATE INDEX function_versions_of_project ON function_versions (project_id, version_number, created_at, id);
CREATE INDEX function_versions_on_runtime ON function_versions (runtime_id);
CREATE TABLE functions (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT,
  description TEXT,
  count INTEGER NOT NULL,
  latest_version INTEGER NOT NULL CHECK (latest_version >= 0),
  version_counter INTEGER NOT NULL DEFAULT 0,
  code TEXT NOT NULL,
  location TEXT,
  entry TEXT,
  runtime_id TEXT,
  cpu_millis INTEGER NOT NULL,
  memory_bytes INTEGER NOT NULL,
  timeout_seconds INTEGER NOT NULL,
  project_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER,
  FOREIGN KEY (location) REFERENCES packages (location),
  FOREIGN KEY (runtime_id) REFERENCES runtimes (id)
) STRICT;
CREATE INDEX functions_at_location ON functions (location);
CREATE INDEX functions_in_order ON functions (created_at, id);
CREATE INDEX functions_of_project ON functions (project_id, created_at, id);
CREATE INDEX functions_on_runtime ON functions (runtime_id);
CREATE TABLE hosts (
  id TEXT NOT NULL PRIMARY KEY,
  lease_expires_at INTEGER NOT NULL
) STRICT;
CREATE TABLE jobs (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT,
  count INTEGER,
  status TEXT NOT NULL,
  status_reason TEXT,
  function_alias TEXT,
  function_id TEXT,
  function_version INTEGER,
  function_input TEXT,
  pattern TEXT,
  first_execution_time INTEGER,
  next_execution_time INTEGER,
  project_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER,
  CHECK ((function_alias IS NULL) = (function_id IS NOT NULL)),
  CHECK ((function_id IS NULL) = (function_version IS NULL))
) STRICT;
CREATE INDEX jobs_due ON jobs (next_execution_time, id) WHERE status = 'running';
CREATE INDEX jobs_in_order ON jobs (created_at, id);
CREATE INDEX jobs_of_project ON jobs (project_id, created_at, id);
CREATE INDEX jobs_unfinished_of_alias ON jobs (project_id, function_alias, created_at, id) WHERE status NOT IN ('done', 'cancelled');
CREATE INDEX jobs_unfinished_of_function ON jobs (function_id, created_at, id, function_version) WHERE status NOT IN ('done', 'cancelled');
CREATE TABLE packages (
  location TEXT NOT NULL PRIMARY KEY,
  md5sum TEXT NOT NULL,
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  format TEXT NOT NULL,
  tree_digest TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TABLE runtimes (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT,
  description TEXT,
  image TEXT NOT NULL,
  status TEXT NOT NULL,
  status_reason TEXT,
  previous_image TEXT,
  is_public INTEGER NOT NULL CHECK (is_public IN (0, 1)),
  trusted INTEGER NOT NULL CHECK (trusted IN (0, 1)),
  project_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER
) STRICT;
CREATE INDEX runtimes_in_order ON runtimes (created_at, id);
CREATE TABLE schema_migrations (
  name TEXT NOT NULL PRIMARY KEY,
  applied_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP
) STRICT;
CREATE TABLE webhooks (
  id TEXT NOT NULL PRIMARY KEY,
  function_alias TEXT,
  function_id TEXT,
  function_version INTEGER,
  description TEXT,
  project_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER,
  CHECK ((function_alias IS NULL) = (function_id IS NOT NULL)),
  CHECK ((function_id IS NULL) = (function_version IS NULL)),
  FOREIGN KEY (function_id) REFERENCES functions (id)
) STRICT;
CREATE INDEX webhooks_in_order ON webhooks (created_at, id);
CREATE INDEX webhooks_of_alias ON webhooks (project_id, function_alias, created_at, id);
CREATE INDEX webhooks_of_function ON webhooks (function_id, created_at, id, function_version);
CREATE INDEX webhooks_of_project ON webhooks (project_id, created_at, id);
