import { defaultImages, type WorkerCommand } from '../../src/index.js';

const images = defaultImages();

/** How the real worker of an image is started. */
async function commandOf(image: string): Promise<WorkerCommand> {
  const found = images[image];
  if (typeof found !== 'function') throw new Error(`There is no image ${image}.`);
  return await found();
}

export const python3Command = (): Promise<WorkerCommand> => commandOf('python3');
export const nodejsCommand = (): Promise<WorkerCommand> => commandOf('nodejs');
