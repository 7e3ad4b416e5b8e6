import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Frees what nobody refers to. A thread of V8 frees the buffers that a collection found; the second collection waits for it. */
export function collectGarbage(): void {
  collect();
  collect();
}
