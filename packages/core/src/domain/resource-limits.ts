/** What one execution may use. */
export interface ResourceLimits {
  readonly cpuMillis: number;
  readonly memoryBytes: number;
  readonly timeoutSeconds: number;
}

/** A closed range with the value that is taken when none is given. */
export interface ResourceRange {
  readonly minimum: number;
  readonly maximum: number;
  readonly default: number;
}

/** The ranges a host allows; requests outside are refused with the range in the message. */
export interface ResourceRanges {
  readonly cpuMillis: ResourceRange;
  readonly memoryBytes: ResourceRange;
  readonly timeoutSeconds: ResourceRange;
}

const MIB = 1024 * 1024;

/** Qinling's ranges: 100-300 millicpu, 32-128 MiB, 1-300 seconds; defaults 100, 32 MiB, 5. */
export const defaultResourceRanges: ResourceRanges = {
  cpuMillis: { minimum: 100, maximum: 300, default: 100 },
  memoryBytes: { minimum: 32 * MIB, maximum: 128 * MIB, default: 32 * MIB },
  timeoutSeconds: { minimum: 1, maximum: 300, default: 5 },
};
