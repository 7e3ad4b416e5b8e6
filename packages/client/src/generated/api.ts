// biome-ignore-all format: written by a program.
// Written by `npm run generate -w packages/client` from the OpenAPI document of packages/express. Changes belong there.

export interface Runtime {
  readonly id: string;
  readonly name: string | null;
  readonly description: string | null;
  /** What the orchestrator makes workers from. */
  readonly image: string;
  readonly status: 'creating' | 'available' | 'upgrading' | 'error';
  /** Whether every project may use it. */
  readonly is_public: boolean;
  readonly trusted: boolean;
  readonly project_id: string;
  readonly created_at: string;
  readonly updated_at: string | null;
}

export interface Function {
  readonly id: string;
  readonly name: string | null;
  readonly description: string | null;
  /** Runs of the latest code, version 0. */
  readonly count: number;
  readonly code: {
    readonly source: 'package';
    readonly md5sum: string;
    /** Of the stored bytes; also their location. */
    readonly sha256: string;
    /** Packed, in bytes. */
    readonly size: number;
    readonly format: 'zip' | 'tar' | 'tar.gz';
  } | {
    readonly source: 'swift';
    readonly swift: {
      readonly container: string;
      readonly object: string;
    };
  } | {
    readonly source: 'image';
    readonly image: string;
  };
  readonly runtime_id: string | null;
  /** module.name; null for image code. */
  readonly entry: string | null;
  /** The highest version that exists; 0 if none. */
  readonly latest_version: number;
  /** Millicpu. */
  readonly cpu: number;
  /** Bytes. */
  readonly memory_size: number;
  /** Seconds. */
  readonly timeout: number;
  readonly project_id: string;
  readonly created_at: string;
  readonly updated_at: string | null;
}

export interface FunctionVersion {
  readonly id: string;
  readonly function_id: string;
  readonly description: string | null;
  /** 1, 2, 3 …; never issued twice. */
  readonly version_number: number;
  /** Runs of this version. */
  readonly count: number;
  readonly project_id: string;
  readonly created_at: string;
  readonly updated_at: string | null;
  readonly code: {
    readonly source: 'package';
    readonly md5sum: string;
    /** Of the stored bytes; also their location. */
    readonly sha256: string;
    /** Packed, in bytes. */
    readonly size: number;
    readonly format: 'zip' | 'tar' | 'tar.gz';
  } | {
    readonly source: 'swift';
    readonly swift: {
      readonly container: string;
      readonly object: string;
    };
  } | {
    readonly source: 'image';
    readonly image: string;
  };
  readonly entry: string | null;
  readonly runtime_id: string | null;
  /** Millicpu. */
  readonly cpu: number;
  /** Bytes. */
  readonly memory_size: number;
  /** Seconds. */
  readonly timeout: number;
}

export interface FunctionAlias {
  readonly id: string;
  readonly name: string;
  readonly function_id: string;
  readonly description: string | null;
  /** 0 is the latest code. */
  readonly function_version: number;
  readonly project_id: string;
  readonly created_at: string;
  readonly updated_at: string | null;
}

export interface Execution {
  readonly id: string;
  /** The alias it was asked for by. */
  readonly function_alias: string | null;
  readonly function_id: string;
  readonly function_version: number;
  readonly description: string | null;
  /** As it was given. */
  readonly input: string | null;
  /** JSON text {"duration": seconds, "output": value}; null while running. */
  readonly result: string | null;
  readonly status: 'running' | 'success' | 'failed' | 'error' | 'cancelled';
  readonly sync: boolean;
  readonly project_id: string;
  readonly created_at: string;
  readonly updated_at: string | null;
}

export interface Job {
  readonly id: string;
  readonly name: string | null;
  /** Runs that are left; null means without end. */
  readonly count: number | null;
  readonly status: 'running' | 'paused' | 'cancelled' | 'done';
  readonly function_alias: string | null;
  readonly function_id: string | null;
  readonly function_version: number | null;
  readonly function_input: string | null;
  /** Cron, UTC. */
  readonly pattern: string | null;
  readonly first_execution_time: string | null;
  /** Null once finished. */
  readonly next_execution_time: string | null;
  readonly project_id: string;
  readonly created_at: string;
  readonly updated_at: string | null;
}

export interface Webhook {
  readonly id: string;
  readonly function_alias: string | null;
  readonly function_id: string | null;
  readonly function_version: number | null;
  readonly description: string | null;
  readonly project_id: string;
  readonly created_at: string;
  readonly updated_at: string | null;
  /** POST here to run the target. Follows from the id; it is no filter. */
  readonly webhook_url: string;
}

export interface Fault {
  readonly faultcode: 'Client' | 'Server';
  /** What is wrong, for people. */
  readonly faultstring: string;
  readonly debuginfo: null;
  /** Also in X-Openstack-Request-Id, and in the log. */
  readonly request_id: string;
  /** The attribute or parameter that is wrong. */
  readonly field?: string | undefined;
  /** What stands in the way. */
  readonly blockers?: readonly {
    readonly kind: 'execution' | 'job' | 'webhook' | 'alias';
    readonly id: string;
    readonly name?: string | undefined;
  }[] | undefined;
}

/** What each route takes and answers, as far as it is JSON. */
export interface Operations {
  /** Lists the versions of the API. */
  'GET /': {
    answer: {
      readonly versions: readonly {
        readonly id: string;
        readonly status: string;
        readonly links: readonly {
          readonly href: string;
          readonly target: string;
          readonly rel: string;
        }[];
      }[];
    };
  };
  /** Says where version 1 is. */
  'GET /v1': {
    answer: {
      readonly uri: string;
    };
  };
  /** Describes the API in OpenAPI 3.1. */
  'GET /v1/openapi.json': {
    answer: Readonly<Record<string, unknown>>;
  };
  /** Creates a runtime. */
  'POST /v1/runtimes': {
    body: {
      readonly image: string;
      readonly name?: string | null | undefined;
      readonly description?: string | null | undefined;
      /** Default true. */
      readonly is_public?: boolean | null | undefined;
      /** Default true. */
      readonly trusted?: boolean | null | undefined;
    };
    answer: Runtime;
  };
  /** Lists the project's own runtimes and the public ones. */
  'GET /v1/runtimes': {
    query: {
      /** At most this many; without it everything is listed. */
      readonly limit?: number | undefined;
      /** The id of the last row seen. */
      readonly marker?: string | undefined;
      /** Columns, separated by commas. */
      readonly sort_keys?: string | undefined;
      /** asc or desc for each sort key, separated by commas. */
      readonly sort_dirs?: string | undefined;
      /** The columns that rows shall have, separated by commas; the others are left out. */
      readonly fields?: string | undefined;
      /** Every project's rows; for administrators. */
      readonly all_projects?: boolean | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly id?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly name?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly description?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly image?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly status?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly is_public?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly trusted?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly project_id?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly created_at?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly updated_at?: string | undefined;
    };
    answer: {
      readonly runtimes: readonly Runtime[];
      /** The next page, when there is one. */
      readonly next?: string | undefined;
    };
  };
  /** Shows a runtime. */
  'GET /v1/runtimes/{id}': {
    answer: Runtime;
  };
  /** Changes a runtime. */
  'PUT /v1/runtimes/{id}': {
    body: {
      readonly name?: string | null | undefined;
      readonly description?: string | null | undefined;
      readonly image?: string | null | undefined;
    };
    answer: Runtime;
  };
  /** Shows the pool of warm workers of a runtime. */
  'GET /v1/runtimes/{id}/pool': {
    answer: {
      readonly name: string;
      readonly capacity: {
        readonly total: number;
        readonly available: number;
      };
    };
  };
  /** Creates a function. */
  'POST /v1/functions': {
    body: {
      /** Required unless the code is an image. */
      readonly runtime_id?: string | null | undefined;
      readonly name?: string | null | undefined;
      readonly description?: string | null | undefined;
      /** module.name; default main.main. */
      readonly entry?: string | null | undefined;
      /** Millicpu. */
      readonly cpu?: number | string | null | undefined;
      /** Bytes. */
      readonly memory_size?: number | string | null | undefined;
      /** Seconds. */
      readonly timeout?: number | string | null | undefined;
      /** Also as JSON text. */
      readonly code?: {
        readonly source?: 'package' | 'swift' | 'image' | null | undefined;
        /** Of the package; compared with what arrives. */
        readonly md5sum?: string | null | undefined;
        readonly swift?: {
          readonly container?: string | null | undefined;
          readonly object?: string | null | undefined;
        } | null | undefined;
        readonly image?: string | null | undefined;
      } | string | null | undefined;
    };
    answer: Function;
  };
  /** Lists functions. */
  'GET /v1/functions': {
    query: {
      /** At most this many; without it everything is listed. */
      readonly limit?: number | undefined;
      /** The id of the last row seen. */
      readonly marker?: string | undefined;
      /** Columns, separated by commas. */
      readonly sort_keys?: string | undefined;
      /** asc or desc for each sort key, separated by commas. */
      readonly sort_dirs?: string | undefined;
      /** The columns that rows shall have, separated by commas; the others are left out. */
      readonly fields?: string | undefined;
      /** Every project's rows; for administrators. */
      readonly all_projects?: boolean | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly id?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly name?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly description?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly count?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly code?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly runtime_id?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly entry?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly latest_version?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly cpu?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly memory_size?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly timeout?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly project_id?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly created_at?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly updated_at?: string | undefined;
    };
    answer: {
      readonly functions: readonly Function[];
      /** The next page, when there is one. */
      readonly next?: string | undefined;
    };
  };
  /** Shows a function, or downloads its latest code. */
  'GET /v1/functions/{id}': {
    query: {
      readonly download?: boolean | undefined;
    };
    answer: Function;
  };
  /** Changes a function; its versions stay as they are. */
  'PUT /v1/functions/{id}': {
    body: {
      readonly name?: string | null | undefined;
      readonly description?: string | null | undefined;
      /** module.name; default main.main. */
      readonly entry?: string | null | undefined;
      /** Millicpu. */
      readonly cpu?: number | string | null | undefined;
      /** Bytes. */
      readonly memory_size?: number | string | null | undefined;
      /** Seconds. */
      readonly timeout?: number | string | null | undefined;
      /** What some clients send beside the file; the same as the source in code. */
      readonly source?: string | null | undefined;
      /** Also as JSON text. */
      readonly code?: {
        readonly source?: 'package' | 'swift' | 'image' | null | undefined;
        /** Of the package; compared with what arrives. */
        readonly md5sum?: string | null | undefined;
        readonly swift?: {
          readonly container?: string | null | undefined;
          readonly object?: string | null | undefined;
        } | null | undefined;
        readonly image?: string | null | undefined;
      } | string | null | undefined;
    };
    answer: Function;
  };
  /** Publishes the latest code and settings under the next number. */
  'POST /v1/functions/{function_id}/versions': {
    body: {
      readonly description?: string | null | undefined;
    };
    answer: FunctionVersion;
  };
  /** Lists the versions of a function, by number. */
  'GET /v1/functions/{function_id}/versions': {
    query: {
      /** At most this many; without it everything is listed. */
      readonly limit?: number | undefined;
      /** The id of the last row seen. */
      readonly marker?: string | undefined;
      /** Columns, separated by commas. */
      readonly sort_keys?: string | undefined;
      /** asc or desc for each sort key, separated by commas. */
      readonly sort_dirs?: string | undefined;
      /** The columns that rows shall have, separated by commas; the others are left out. */
      readonly fields?: string | undefined;
      /** Every project's rows; for administrators. */
      readonly all_projects?: boolean | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly id?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly function_id?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly description?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly version_number?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly count?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly project_id?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly created_at?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly updated_at?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly code?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly entry?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly runtime_id?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly cpu?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly memory_size?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly timeout?: string | undefined;
    };
    answer: {
      readonly function_versions: readonly FunctionVersion[];
      /** The next page, when there is one. */
      readonly next?: string | undefined;
    };
  };
  /** Shows a version, or downloads its code. */
  'GET /v1/functions/{function_id}/versions/{version}': {
    query: {
      readonly download?: boolean | undefined;
    };
    answer: FunctionVersion;
  };
  /** Changes the description of a version, the only thing of it that can change. */
  'PUT /v1/functions/{function_id}/versions/{version}': {
    body: {
      readonly description?: string | null | undefined;
    };
    answer: FunctionVersion;
  };
  /** Makes a version's code and settings the latest ones again. */
  'POST /v1/functions/{function_id}/versions/{version}/restore': {
    answer: Function;
  };
  /** Lists the workers of a function, of one version or of all. */
  'GET /v1/functions/{id}/workers': {
    query: {
      readonly function_version?: number | undefined;
    };
    answer: {
      readonly workers: readonly {
        readonly function_id: string;
        readonly function_version: number;
        readonly worker_name: string;
      }[];
    };
  };
  /** Starts more workers for the latest code. */
  'POST /v1/functions/{id}/scale_up': {
    body: {
      readonly count: number | string;
    };
  };
  /** Ends idle workers of the latest code, never the last one. */
  'POST /v1/functions/{id}/scale_down': {
    body: {
      readonly count: number | string;
    };
  };
  /** Starts more workers for a version. */
  'POST /v1/functions/{function_id}/versions/{version}/scale_up': {
    body: {
      readonly count: number | string;
    };
  };
  /** Ends idle workers of a version, never the last one. */
  'POST /v1/functions/{function_id}/versions/{version}/scale_down': {
    body: {
      readonly count: number | string;
    };
  };
  /** Creates an alias. */
  'POST /v1/aliases': {
    body: {
      /** 1 to 255 characters that need no escaping in a path segment. */
      readonly name: string;
      readonly function_id: string;
      /** Default 0, the latest code. */
      readonly function_version?: number | string | null | undefined;
      readonly description?: string | null | undefined;
    };
    answer: FunctionAlias;
  };
  /** Lists aliases. */
  'GET /v1/aliases': {
    query: {
      /** At most this many; without it everything is listed. */
      readonly limit?: number | undefined;
      /** The id of the last row seen. */
      readonly marker?: string | undefined;
      /** Columns, separated by commas. */
      readonly sort_keys?: string | undefined;
      /** asc or desc for each sort key, separated by commas. */
      readonly sort_dirs?: string | undefined;
      /** The columns that rows shall have, separated by commas; the others are left out. */
      readonly fields?: string | undefined;
      /** Every project's rows; for administrators. */
      readonly all_projects?: boolean | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly id?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly name?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly function_id?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly description?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly function_version?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly project_id?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly created_at?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly updated_at?: string | undefined;
    };
    answer: {
      readonly function_aliases: readonly FunctionAlias[];
      /** The next page, when there is one. */
      readonly next?: string | undefined;
    };
  };
  /** Shows an alias. */
  'GET /v1/aliases/{name}': {
    answer: FunctionAlias;
  };
  /** Moves an alias, or changes its description. */
  'PUT /v1/aliases/{name}': {
    body: {
      readonly function_id?: string | null | undefined;
      /** Default 0, the latest code. */
      readonly function_version?: number | string | null | undefined;
      readonly description?: string | null | undefined;
    };
    answer: FunctionAlias;
  };
  /** Runs a function. */
  'POST /v1/executions': {
    body: {
      /** Wins over function_id. */
      readonly function_alias?: string | null | undefined;
      readonly function_id?: string | null | undefined;
      /** Default 0, the latest code. */
      readonly function_version?: number | string | null | undefined;
      /** Default true. */
      readonly sync?: boolean | null | undefined;
      readonly input?: string | Readonly<Record<string, unknown>> | null | undefined;
      readonly description?: string | null | undefined;
    };
    answer: Execution;
  };
  /** Lists executions. */
  'GET /v1/executions': {
    query: {
      /** At most this many; without it everything is listed. */
      readonly limit?: number | undefined;
      /** The id of the last row seen. */
      readonly marker?: string | undefined;
      /** Columns, separated by commas. */
      readonly sort_keys?: string | undefined;
      /** asc or desc for each sort key, separated by commas. */
      readonly sort_dirs?: string | undefined;
      /** The columns that rows shall have, separated by commas; the others are left out. */
      readonly fields?: string | undefined;
      /** Every project's rows; for administrators. */
      readonly all_projects?: boolean | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly id?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly function_alias?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly function_id?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly function_version?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly description?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly input?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly result?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly status?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly sync?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly project_id?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly created_at?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly updated_at?: string | undefined;
    };
    answer: {
      readonly executions: readonly Execution[];
      /** The next page, when there is one. */
      readonly next?: string | undefined;
    };
  };
  /** Shows an execution. */
  'GET /v1/executions/{id}': {
    answer: Execution;
  };
  /** Shows what the code wrote. */
  'GET /v1/executions/{id}/log': {
    query: {
      readonly follow?: boolean | undefined;
    };
  };
  /** Ends a running execution; its status becomes cancelled. */
  'POST /v1/executions/{id}/cancel': {
    answer: Execution;
  };
  /** Schedules a function, once or by a pattern. */
  'POST /v1/jobs': {
    body: {
      /** Wins over function_id. */
      readonly function_alias?: string | null | undefined;
      readonly function_id?: string | null | undefined;
      /** Default 0, the latest code. */
      readonly function_version?: number | string | null | undefined;
      readonly name?: string | null | undefined;
      /** Cron in UTC: 5 fields, or 6 of which the last is seconds; or @hourly and its kind. */
      readonly pattern?: string | null | undefined;
      /** YYYY-MM-DD HH:MM:SS, at least one minute ahead. */
      readonly first_execution_time?: string | null | undefined;
      /** Without end when not given and there is a pattern. */
      readonly count?: number | string | null | undefined;
      readonly function_input?: string | Readonly<Record<string, unknown>> | null | undefined;
    };
    answer: Job;
  };
  /** Lists jobs. */
  'GET /v1/jobs': {
    query: {
      /** At most this many; without it everything is listed. */
      readonly limit?: number | undefined;
      /** The id of the last row seen. */
      readonly marker?: string | undefined;
      /** Columns, separated by commas. */
      readonly sort_keys?: string | undefined;
      /** asc or desc for each sort key, separated by commas. */
      readonly sort_dirs?: string | undefined;
      /** The columns that rows shall have, separated by commas; the others are left out. */
      readonly fields?: string | undefined;
      /** Every project's rows; for administrators. */
      readonly all_projects?: boolean | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly id?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly name?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly count?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly status?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly function_alias?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly function_id?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly function_version?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly function_input?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly pattern?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly first_execution_time?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly next_execution_time?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly project_id?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly created_at?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly updated_at?: string | undefined;
    };
    answer: {
      readonly jobs: readonly Job[];
      /** The next page, when there is one. */
      readonly next?: string | undefined;
    };
  };
  /** Shows a job. */
  'GET /v1/jobs/{id}': {
    answer: Job;
  };
  /** Pauses, resumes, cancels or reschedules a job. */
  'PUT /v1/jobs/{id}': {
    body: {
      readonly name?: string | null | undefined;
      readonly function_input?: string | Readonly<Record<string, unknown>> | null | undefined;
      readonly status?: 'running' | 'paused' | 'cancelled' | null | undefined;
      /** Cron in UTC: 5 fields, or 6 of which the last is seconds; or @hourly and its kind. */
      readonly pattern?: string | null | undefined;
      /** YYYY-MM-DD HH:MM:SS, at least one minute ahead. */
      readonly next_execution_time?: string | null | undefined;
    };
    answer: Job;
  };
  /** Creates a webhook. */
  'POST /v1/webhooks': {
    body: {
      /** Wins over function_id. */
      readonly function_alias?: string | null | undefined;
      readonly function_id?: string | null | undefined;
      /** Default 0, the latest code. */
      readonly function_version?: number | string | null | undefined;
      readonly description?: string | null | undefined;
    };
    answer: Webhook;
  };
  /** Lists webhooks. */
  'GET /v1/webhooks': {
    query: {
      /** At most this many; without it everything is listed. */
      readonly limit?: number | undefined;
      /** The id of the last row seen. */
      readonly marker?: string | undefined;
      /** Columns, separated by commas. */
      readonly sort_keys?: string | undefined;
      /** asc or desc for each sort key, separated by commas. */
      readonly sort_dirs?: string | undefined;
      /** The columns that rows shall have, separated by commas; the others are left out. */
      readonly fields?: string | undefined;
      /** Every project's rows; for administrators. */
      readonly all_projects?: boolean | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly id?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly function_alias?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly function_id?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly function_version?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly description?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly project_id?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly created_at?: string | undefined;
      /** Filter; may begin with eq: neq: gt: gte: lt: lte: in: nin: or has:. */
      readonly updated_at?: string | undefined;
    };
    answer: {
      readonly webhooks: readonly Webhook[];
      /** The next page, when there is one. */
      readonly next?: string | undefined;
    };
  };
  /** Shows a webhook. */
  'GET /v1/webhooks/{id}': {
    answer: Webhook;
  };
  /** Changes what a webhook runs. */
  'PUT /v1/webhooks/{id}': {
    body: {
      /** Wins over function_id. */
      readonly function_alias?: string | null | undefined;
      readonly function_id?: string | null | undefined;
      /** Default 0, the latest code. */
      readonly function_version?: number | string | null | undefined;
      readonly description?: string | null | undefined;
    };
    answer: Webhook;
  };
  /** Runs what the webhook points at. Whoever knows the URL may. */
  'POST /v1/webhooks/{id}/invoke': {
    body: Readonly<Record<string, unknown>>;
    answer: {
      readonly execution_id: string;
    };
  };
}
