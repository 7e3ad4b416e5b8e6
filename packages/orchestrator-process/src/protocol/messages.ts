/**
 * The worker protocol, version 1: one JSON object a line, over file descriptor 3 of the worker, in both directions.
 * `docs/worker-protocol.md` is the reference for other implementations.
 */
export const protocolVersion = 1;

/** The exit status of a worker that leaves because its channel is closed. */
export const channelLostStatus = 70;

/** The message of a run that used too much, in Qinling's words. */
export const resourceMessage = 'Function execution failed because of too much resource consumption.';

/** Loads one function version. Sent once in the life of a worker process, before any `run`. */
export interface LoadMessage {
  readonly type: 'load';
  /** The unpacked package. */
  readonly directory: string;
  readonly module: string;
  readonly name: string;
  /** What the code may use beyond what the idle worker uses. */
  readonly memoryBytes: number;
  /** Written to stdout, byte for byte, when loading has ended and everything before it is flushed. */
  readonly mark: string;
  /** For a worker that puts its runs into cgroups, where there are some. */
  readonly cgroups?: WorkerCgroupsLayout;
}

/**
 * Descriptors that the worker has inherited: a process that writes "0" to each of a list joins the cgroup that the list is for.
 * At first the worker is in that of the first run.
 */
export interface WorkerCgroupsLayout {
  readonly runs: readonly (readonly number[])[];
  /** For the worker itself. */
  readonly worker: readonly number[];
}

/** Runs the loaded code once. */
export interface RunMessage {
  readonly type: 'run';
  /** Names this run in every message about it. Not guessable. */
  readonly run: string;
  readonly executionId: string;
  readonly input: string | null;
  readonly context: RunContext;
  /** The working directory of this run alone. */
  readonly directory: string;
  /** Longest JSON text of an output. */
  readonly outputBytes: number;
  /** Most log bytes that are worth sending. */
  readonly logBytes: number;
  /** As in `LoadMessage`, for workers whose log is `stdout`. */
  readonly mark?: string;
  /** Which of `LoadMessage.cgroups.runs` this run belongs into, before any of its code runs. */
  readonly cgroup?: number;
}

/** What the code gets as its context. */
export interface RunContext {
  readonly execution_id: string;
  readonly function_id: string;
  readonly function_version: number;
  readonly project_id: string;
}

/** Ends a run with everything it started. Answered by its `result`. For workers with concurrency over one. */
export interface KillMessage {
  readonly type: 'kill';
  readonly run: string;
}

/** A run is likely to follow in this cgroup: what can be done ahead for it may be done now. Not answered. */
export interface PrepareMessage {
  readonly type: 'prepare';
  readonly cgroup: number;
}

export type HostMessage = LoadMessage | RunMessage | KillMessage | PrepareMessage;

/** The first message of a worker. */
export interface HelloMessage {
  readonly type: 'hello';
  readonly protocol: number;
  /** How many runs it takes at a time. */
  readonly concurrency: number;
  /**
   * Whether the log of a run is what is written to stdout before its result is sent, or what stdout carries until its mark, or comes as `log`
   * messages.
   */
  readonly log: 'stdout-until-result' | 'stdout' | 'messages';
  /** Whether it sees to `memoryBytes` itself. If not, the host tries to. */
  readonly limitsMemory: boolean;
}

export interface LoadedMessage {
  readonly type: 'loaded';
}

export interface LoadFailedMessage {
  readonly type: 'load-failed';
  readonly message: string;
}

/** A part of a run's log, base64. */
export interface LogMessage {
  readonly type: 'log';
  readonly run: string;
  readonly data: string;
}

/** The end of a run. Nothing about it follows. */
export interface ResultMessage {
  readonly type: 'result';
  readonly run: string;
  /** `killed`: it was ended by a `kill`; its output means nothing. */
  readonly outcome: 'success' | 'failed' | 'killed';
  /** JSON text: the returned value, or a message. */
  readonly output: string;
  /** True when this process should serve no further run. */
  readonly retire: boolean;
  /** True when the run may have left processes behind that the host has to look for. */
  readonly sweep: boolean;
}

export type WorkerMessage = HelloMessage | LoadedMessage | LoadFailedMessage | LogMessage | ResultMessage;
