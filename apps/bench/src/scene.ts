import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchOptions } from './bench-options.js';
import { type Comparison, compare, type Row } from './compare/compare.js';

/** Where one group of measurements takes place: its folder, its results, and what has to be tidied up afterwards. */
export class Scene {
  readonly options: BenchOptions;
  readonly rows: Row[] = [];
  readonly notes: string[] = [];
  readonly #directory: string;
  readonly #progress: (line: string) => void;
  readonly #deferred: (() => Promise<void>)[] = [];

  constructor(options: BenchOptions, directory: string, progress: (line: string) => void) {
    this.options = options;
    this.#directory = directory;
    this.#progress = progress;
  }

  /** A folder of this name, empty at first, removed in the end. */
  async folder(name: string): Promise<string> {
    const path = join(this.#directory, name);
    await mkdir(path, { recursive: true });
    return path;
  }

  /** Measures, and adds a line to the table. */
  async compare(comparison: Comparison): Promise<void> {
    this.#progress(`${comparison.work} …`);
    const { rounds, seconds } = this.options;
    this.rows.push(await compare(comparison, rounds, seconds));
  }

  /** Something that the table cannot say. */
  note(text: string): void {
    this.notes.push(text);
  }

  progress(text: string): void {
    this.#progress(text);
  }

  /** Runs when the scene ends, however it ends; the last one first. */
  defer(task: () => Promise<void>): void {
    this.#deferred.push(task);
  }

  async end(): Promise<void> {
    for (const task of this.#deferred.splice(0).reverse()) await task();
  }
}
