import type { Logger } from '@qinling/core';
import { type DefaultRuntime, defaultRuntimes } from './default-runtimes.js';
import { findOnPath } from './find-on-path.js';

/** Those of the default runtimes that were asked for and whose interpreter is there; a missing one is logged. */
export async function usableRuntimes(
  images: readonly string[],
  searchPath: string,
  logger: Logger,
): Promise<readonly DefaultRuntime[]> {
  const usable: DefaultRuntime[] = [];
  for (const runtime of defaultRuntimes.filter(({ image }) => images.includes(image))) {
    const { interpreter, image } = runtime;
    if (interpreter === null || (await findOnPath(interpreter, searchPath)) !== undefined)
      usable.push(runtime);
    else
      logger.warn(
        { image, interpreter },
        `${interpreter} is not on the search path: ${image} functions do not run`,
      );
  }
  return usable;
}
