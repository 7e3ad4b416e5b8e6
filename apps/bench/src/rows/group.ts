import type { Scene } from '../scene.js';

/** Measurements that share what they need; `--only` takes its name. */
export interface Group {
  readonly name: string;
  run(scene: Scene): Promise<void>;
}
