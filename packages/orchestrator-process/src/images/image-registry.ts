import { OrchestratorError } from '@qinling/core';
import type { WorkerCommand } from '../workers/worker-command.js';

/** Gives the command of an image, or rejects with an error whose message says what is missing on this machine. */
export type WorkerImage = () => Promise<WorkerCommand>;

/** The images that a host knows, by name. */
export type ImageRegistry = Readonly<Record<string, WorkerImage | WorkerCommand>>;

/**
 * Finds the command of an image: by its exact name, else by its name without tag and digest. Throws `OrchestratorError`,
 * naming the known images, when there is none.
 */
export async function resolveImage(registry: ImageRegistry, image: string): Promise<WorkerCommand> {
  const name = [image, withoutTag(image)].find((each) => Object.hasOwn(registry, each));
  const found = name === undefined ? undefined : registry[name];
  if (found === undefined)
    throw new OrchestratorError(
      `The image ${image} is not known here. Known are: ${Object.keys(registry).join(', ')}.`,
    );
  return typeof found === 'function' ? await found() : found;
}

function withoutTag(image: string): string {
  const [name = image] = image.split('@');
  const colon = name.lastIndexOf(':');
  // A colon before the last slash belongs to a port.
  return colon > name.lastIndexOf('/') ? name.slice(0, colon) : name;
}
