import { idleConnections, pipelined, reuseAfterErrors } from './connection-scenarios.js';
import { hugePackages } from './huge-archives.js';
import { slowReaders, vanishInDownload, vanishInExecution } from './reading-scenarios.js';
import type { Scenario } from './scenario.js';
import { largeRefusals, slowWriters, vanishInUpload } from './upload-scenarios.js';

/** Everything that clients do wrong, by name. */
export const scenarios = {
  'slow writers': slowWriters,
  'slow readers': slowReaders,
  'clients that vanish during uploads': vanishInUpload,
  'clients that vanish during downloads': vanishInDownload,
  'clients that vanish during executions': vanishInExecution,
  'idle connections': idleConnections,
  'connections that are used again after a refusal': reuseAfterErrors,
  'pipelined requests': pipelined,
  'refused uploads that are large': largeRefusals,
  'packages that unpack to ten GiB': hugePackages,
} as const satisfies Readonly<Record<string, Scenario>>;

export type ScenarioName = keyof typeof scenarios;
