/** How a worker of one image is started. The program speaks the worker protocol (docs/worker-protocol.md). */
export interface WorkerCommand {
  /** Absolute path, or a name that is looked up on the host's PATH. */
  readonly command: string;
  readonly args?: readonly string[];
  /** What it reads beside the programs of the system: files and directories that are shown to it where it is isolated. Absolute paths. */
  readonly readable?: readonly string[];
  /** Added to the clean environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether it puts each of its runs into a cgroup of its own (`cgroups` in docs/worker-protocol.md). Default false. */
  readonly separatesRuns?: boolean;
}
