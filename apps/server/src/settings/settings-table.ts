import { accessTokens } from '../authentication/access-token.js';
import { bytes, flag, integer, listOf, oneOf, range, text, webAddress } from './parsers.js';
import type { Setting, SettingValue } from './setting.js';

/** The largest delay a timer takes, in seconds; beyond it Node fires at once. */
const LONGEST_TIMER_SECONDS = 2_147_483;

/** Every setting of the host: what is read at start, printed by `--help`, and listed in docs/configuration.md. */
export const settingsTable = {
  host: {
    name: 'QINLING_HOST',
    group: 'Serving',
    default: '127.0.0.1',
    unit: null,
    meaning: 'The address to listen on; 0.0.0.0 or :: for all of them.',
    parse: text,
  },
  port: {
    name: 'QINLING_PORT',
    group: 'Serving',
    default: '7070',
    unit: null,
    meaning: 'The port to listen on; 0 takes any free one and prints it.',
    parse: integer(0, 65_535),
  },
  publicUrl: {
    name: 'QINLING_PUBLIC_URL',
    group: 'Serving',
    default: null,
    unit: null,
    meaning:
      'The address that clients use, where a proxy stands in front; links and webhook URLs begin with it. Unset: the address of each request.',
    parse: webAddress,
  },
  tokens: {
    name: 'QINLING_TOKENS',
    group: 'Serving',
    default: null,
    unit: null,
    meaning:
      'Who may call: token=project or token=project:admin, with commas between. Sent as X-Auth-Token or Authorization: Bearer. Unset: nobody is authenticated, and everyone is an administrator.',
    secret: true,
    parse: accessTokens,
  },
  logLevel: {
    name: 'QINLING_LOG_LEVEL',
    group: 'Serving',
    default: 'info',
    unit: null,
    meaning:
      'The least important log lines to write, as JSON to stderr: trace, debug, info, warn, error, fatal or silent. At info there is one line for each request.',
    parse: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'),
  },
  requestTimeoutSeconds: {
    name: 'QINLING_REQUEST_TIMEOUT_SECONDS',
    group: 'Serving',
    default: '3600',
    unit: 'seconds',
    meaning:
      'How long a request may take to arrive, its body included: a slow upload is cut off after it. How long the answer takes does not count. 0: for ever.',
    parse: integer(0, LONGEST_TIMER_SECONDS),
  },
  keepAliveSeconds: {
    name: 'QINLING_KEEP_ALIVE_SECONDS',
    group: 'Serving',
    default: '65',
    unit: 'seconds',
    meaning: 'How long an idle connection stays open. Give more than the proxy in front does.',
    parse: integer(1, LONGEST_TIMER_SECONDS),
  },
  maxBodyBytes: {
    name: 'QINLING_MAX_BODY_BYTES',
    group: 'Serving',
    default: '1MiB',
    unit: 'bytes',
    meaning: 'The longest JSON body, and the longest field of a form beside the package.',
    parse: bytes,
  },
  dataDirectory: {
    name: 'QINLING_DATA_DIR',
    group: 'Storing',
    default: './data',
    unit: null,
    meaning:
      'Where everything is kept: the SQLite file, packages and work directories. Created when missing. Several hosts on one machine may share it.',
    parse: text,
  },
  migrate: {
    name: 'QINLING_MIGRATE',
    group: 'Storing',
    default: 'true',
    unit: null,
    meaning:
      'Whether the host brings the database up to date when it starts. With false it refuses to start on an older one; run `qinling-server migrate` first.',
    parse: flag,
  },
  sweepIntervalSeconds: {
    name: 'QINLING_SWEEP_INTERVAL_SECONDS',
    group: 'Storing',
    default: '3600',
    unit: 'seconds',
    meaning: 'How often packages that nothing refers to, left by a crash, are looked for and removed.',
    parse: integer(1, LONGEST_TIMER_SECONDS),
  },
  maxPackageBytes: {
    name: 'QINLING_MAX_PACKAGE_BYTES',
    group: 'Packages and versions',
    default: '50MiB',
    unit: 'bytes',
    meaning: 'The largest package, as uploaded. A larger one is answered with 413.',
    parse: bytes,
  },
  maxUnpackedBytes: {
    name: 'QINLING_MAX_UNPACKED_BYTES',
    group: 'Packages and versions',
    default: '250MiB',
    unit: 'bytes',
    meaning: 'The largest sum of the files in a package.',
    parse: bytes,
  },
  maxPackageEntries: {
    name: 'QINLING_MAX_PACKAGE_ENTRIES',
    group: 'Packages and versions',
    default: '10000',
    unit: 'entries',
    meaning: 'The largest number of files and directories in a package.',
    parse: integer(1),
  },
  maxVersions: {
    name: 'QINLING_MAX_VERSIONS',
    group: 'Packages and versions',
    default: null,
    unit: 'versions',
    meaning: 'How many versions one function may have. Unset: any number.',
    parse: integer(1),
  },
  unchangedVersion: {
    name: 'QINLING_UNCHANGED_VERSION',
    group: 'Packages and versions',
    default: 'share',
    unit: null,
    meaning:
      'What publishing does when the code is that of the newest version: share (a new number, the same package), return-existing, or reject (403, as the Python service did).',
    parse: oneOf('share', 'return-existing', 'reject'),
  },
  timeoutSeconds: {
    name: 'QINLING_TIMEOUT_SECONDS',
    group: 'What an execution may use',
    default: '1,5,300',
    unit: 'seconds',
    meaning:
      'Running time: the least a function may ask for, what it gets when it does not ask, and the most.',
    parse: range(integer(1, LONGEST_TIMER_SECONDS)),
  },
  cpuMillis: {
    name: 'QINLING_CPU_MILLIS',
    group: 'What an execution may use',
    default: '100,100,300',
    unit: 'thousandths of a processor',
    meaning: 'Processor share: the least, the default and the most.',
    parse: range(integer(1)),
  },
  memoryBytes: {
    name: 'QINLING_MEMORY_BYTES',
    group: 'What an execution may use',
    default: '32MiB,32MiB,128MiB',
    unit: 'bytes',
    meaning: 'Memory: the least, the default and the most.',
    parse: range(bytes),
  },
  maxOutputBytes: {
    name: 'QINLING_MAX_OUTPUT_BYTES',
    group: 'What an execution may use',
    default: '6MiB',
    unit: 'bytes',
    meaning: 'The longest output, as JSON. A longer one makes the execution fail.',
    parse: bytes,
  },
  maxLogBytes: {
    name: 'QINLING_MAX_LOG_BYTES',
    group: 'What an execution may use',
    default: '1MiB',
    unit: 'bytes',
    meaning: 'How much of its log is kept. A longer one is cut off, with a mark.',
    parse: bytes,
  },
  maxProcesses: {
    name: 'QINLING_MAX_PROCESSES',
    group: 'What an execution may use',
    default: '128',
    unit: 'processes and threads',
    meaning:
      'How many processes and threads it may have, where there are cgroups. nodejs itself needs about 12.',
    parse: integer(32, 1_000_000),
  },
  maxOpenFiles: {
    name: 'QINLING_MAX_OPEN_FILES',
    group: 'What an execution may use',
    default: '1024',
    unit: 'files',
    meaning: 'How many files, sockets and pipes each of its processes may have open.',
    parse: integer(64, 1_000_000),
  },
  maxFileBytes: {
    name: 'QINLING_MAX_FILE_BYTES',
    group: 'What an execution may use',
    default: '512MiB',
    unit: 'bytes',
    meaning: 'The longest file that it may write.',
    parse: bytes,
  },
  maxWorkDirectoryBytes: {
    name: 'QINLING_MAX_WORK_DIRECTORY_BYTES',
    group: 'What an execution may use',
    default: '512MiB',
    unit: 'bytes',
    meaning: 'How much may be in its working directory, in all. Looked at every second.',
    parse: bytes,
  },
  cgroups: {
    name: 'QINLING_CGROUPS',
    group: 'What an execution may use',
    default: 'auto',
    unit: null,
    meaning:
      'Whether executions are held to their limits by cgroups: auto (where the system lets the host have some) or off.',
    parse: oneOf('auto', 'off'),
  },
  isolation: {
    name: 'QINLING_ISOLATION',
    group: 'Running',
    default: 'none',
    unit: null,
    meaning:
      "Whether functions are kept from the host's files, network and processes: none, or bubblewrap (Debian's package of that name). What each stops is told in isolation.md.",
    parse: oneOf('none', 'bubblewrap'),
  },
  runtimes: {
    name: 'QINLING_RUNTIMES',
    group: 'Running',
    default: 'nodejs,python3',
    unit: null,
    meaning:
      'The public runtimes to register at start if they are not there and the interpreter is; `none` for none.',
    parse: listOf('nodejs', 'python3'),
  },
  poolSize: {
    name: 'QINLING_POOL_SIZE',
    group: 'Running',
    default: '2',
    unit: 'workers',
    meaning: 'How many workers of each runtime wait, started, for a function to serve.',
    parse: integer(1, 1000),
  },
  functionConcurrency: {
    name: 'QINLING_FUNCTION_CONCURRENCY',
    group: 'Running',
    default: '3',
    unit: 'executions',
    meaning: 'How many executions one worker runs at a time; more start another worker.',
    parse: integer(1, 1000),
  },
  maxWorkers: {
    name: 'QINLING_MAX_WORKERS',
    group: 'Running',
    default: null,
    unit: 'workers',
    meaning: 'How many workers may serve functions at a time. Unset: 4 for each processor, at least 16.',
    parse: integer(1, 100_000),
  },
  maxWaiting: {
    name: 'QINLING_MAX_WAITING',
    group: 'Running',
    default: '100',
    unit: 'executions',
    meaning: 'How many executions may wait for a worker; more are answered with 429.',
    parse: integer(0, 1_000_000),
  },
  idleSeconds: {
    name: 'QINLING_IDLE_SECONDS',
    group: 'Running',
    default: '3600',
    unit: 'seconds',
    meaning: 'How long a worker that has nothing to do stays.',
    parse: integer(1, LONGEST_TIMER_SECONDS),
  },
  asyncConcurrency: {
    name: 'QINLING_ASYNC_CONCURRENCY',
    group: 'Running',
    default: '8',
    unit: 'executions',
    meaning: 'How many asynchronous executions (also those of jobs and webhooks) run at a time.',
    parse: integer(1, 10_000),
  },
  leaseSeconds: {
    name: 'QINLING_LEASE_SECONDS',
    group: 'Running',
    default: '30',
    unit: 'seconds',
    meaning: 'How long, at most, executions stay `running` after their host was killed.',
    parse: integer(1, LONGEST_TIMER_SECONDS),
  },
  drainSeconds: {
    name: 'QINLING_DRAIN_SECONDS',
    group: 'Running',
    default: '10',
    unit: 'seconds',
    meaning:
      'How long a host that was told to stop waits for what runs, before it ends it with status `error`.',
    parse: integer(0, LONGEST_TIMER_SECONDS),
  },
} as const satisfies Readonly<Record<string, Setting<unknown>>>;

/** Every setting, read and checked. */
export type Settings = {
  readonly [Key in keyof typeof settingsTable]: SettingValue<(typeof settingsTable)[Key]>;
};
