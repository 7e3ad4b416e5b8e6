import { InvalidInputError } from '../errors/errors.js';

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

// The names that Qinling's messages use; the attribute of memory is called memory_size all the same.
const messageNames = {
  cpuMillis: { name: 'cpu', unit: 'millicpu' },
  memoryBytes: { name: 'memory', unit: 'bytes' },
  timeoutSeconds: { name: 'timeout', unit: 'seconds' },
} as const satisfies Record<keyof ResourceLimits, { name: string; unit: string }>;

/** The order in which the wire contract checks them. */
const checkOrder = ['timeoutSeconds', 'cpuMillis', 'memoryBytes'] as const;

/** Checks the limits that were given against the host's ranges; what was not given stays out (rule R19). */
export function checkResources(
  given: { readonly [Name in keyof ResourceLimits]?: number | null | undefined },
  ranges: ResourceRanges,
): Partial<ResourceLimits> {
  const checked: Partial<Record<keyof ResourceLimits, number>> = {};
  for (const field of checkOrder) {
    const value = given[field];
    if (value === null || value === undefined) continue;
    const { name, unit } = messageNames[field];
    const { minimum, maximum } = ranges[field];
    if (!Number.isSafeInteger(value)) {
      throw new InvalidInputError(`Invalid ${name} resource specified. An integer is required.`, { field });
    }
    if (value < minimum || value > maximum) {
      throw new InvalidInputError(
        `${name} resource limitation not within the allowable range: ${minimum} ~ ${maximum}(${unit}).`,
        { field },
      );
    }
    checked[field] = value;
  }
  return checked;
}

/** The default of every limit, for what was not given. */
export function defaultResources(ranges: ResourceRanges): ResourceLimits {
  return {
    cpuMillis: ranges.cpuMillis.default,
    memoryBytes: ranges.memoryBytes.default,
    timeoutSeconds: ranges.timeoutSeconds.default,
  };
}
