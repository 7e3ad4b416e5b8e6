/** What one side of a comparison did in a while. */
export interface Sample {
  readonly operations: number;
  readonly seconds: number;
  /** Processor time of the server process, where there is one. */
  readonly cpuSeconds?: number;
  /** How long each operation took, in seconds, where percentiles are of interest. */
  readonly each?: readonly number[];
}

/** One of the two that are compared: does its work for about this long, at least once. */
export type Side = (seconds: number) => Promise<Sample>;

/** A side that repeats one operation, `clients` at a time. */
export function repeating(operation: (client: number) => Promise<void>, clients = 1): Side {
  return async (seconds) => {
    const start = performance.now();
    const end = start + seconds * 1000;
    const each: number[] = [];
    const client = async (index: number): Promise<void> => {
      let [before, now] = [0, performance.now()];
      do {
        before = now;
        await operation(index);
        now = performance.now();
        each.push((now - before) / 1000);
      } while (now < end);
    };
    await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
    return { operations: each.length, seconds: (performance.now() - start) / 1000, each };
  };
}

/** A side whose operation says by itself how long it took; what surrounds it is not counted. */
export function timed(operation: () => Promise<number>): Side {
  return async (seconds) => {
    let spent = 0;
    const each: number[] = [];
    do {
      const took = await operation();
      spent += took;
      each.push(took);
    } while (spent < seconds);
    return { operations: each.length, seconds: spent, each };
  };
}
