import type { Execution } from './execution.js';
import type { QinlingFunction } from './function.js';
import type { FunctionAlias } from './function-alias.js';
import type { FunctionVersion } from './function-version.js';
import type { Job } from './job.js';
import type { Runtime } from './runtime.js';
import type { Webhook } from './webhook.js';

/** What a host can subscribe to. Each is sent after its change is committed, in this process only. */
export interface EventMap {
  'runtime.changed': { readonly runtime: Runtime };
  'function.created': { readonly function: QinlingFunction };
  'function.updated': { readonly function: QinlingFunction };
  'function.deleted': { readonly function: QinlingFunction };
  'version.published': { readonly version: FunctionVersion };
  'version.restored': { readonly version: FunctionVersion; readonly function: QinlingFunction };
  'version.deleted': { readonly version: FunctionVersion };
  'alias.created': { readonly alias: FunctionAlias };
  'alias.moved': { readonly alias: FunctionAlias; readonly from: FunctionAlias };
  'alias.deleted': { readonly alias: FunctionAlias };
  'execution.started': { readonly execution: Execution };
  'execution.finished': { readonly execution: Execution };
  'job.fired': { readonly job: Job; readonly execution: Execution };
  'job.finished': { readonly job: Job };
  /** The scheduler could not fire it and cancelled it (rule R17). */
  'job.broken': { readonly job: Job; readonly reason: string };
  'webhook.invoked': { readonly webhook: Webhook; readonly execution: Execution };
}

export type EventName = keyof EventMap;

/** Typed events. A listener that throws is logged and disturbs nobody. */
export interface Events {
  /** Subscribes; returns the unsubscribe. */
  on<Name extends EventName>(name: Name, listener: (event: EventMap[Name]) => void): () => void;
}
