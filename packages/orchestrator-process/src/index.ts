export { createProcessOrchestrator } from './create-process-orchestrator.js';
export { defaultImages } from './images/default-images.js';
export type { ImageRegistry, WorkerImage } from './images/image-registry.js';
export type { Isolation } from './isolation/isolation.js';
export type { ProcessOrchestrator } from './process-orchestrator.js';
export type { ProcessOrchestratorOptions } from './process-orchestrator-options.js';
export { protocolVersion } from './protocol/messages.js';
export type { WorkerCommand } from './workers/worker-command.js';
