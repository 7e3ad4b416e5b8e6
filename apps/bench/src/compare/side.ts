/** What one side of a comparison did in a while. */
export interface Sample {
  readonly operations: number;
  readonly seconds: number;
  /** Processor time of the server process, where there is one. */
  readonly cpuSeconds?: number;
}

/** One of the two that are compared: does its work for about this long, at least once. */
export type Side = (seconds: number) => Promise<Sample>;

/** A side that repeats one operation, `clients` at a time. */
export function repeating(operation: (client: number) => Promise<void>, clients = 1): Side {
  return async (seconds) => {
    const start = performance.now();
    const end = start + seconds * 1000;
    let operations = 0;
    const client = async (index: number): Promise<void> => {
      do {
        await operation(index);
        operations += 1;
      } while (performance.now() < end);
    };
    await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
    return { operations, seconds: (performance.now() - start) / 1000 };
  };
}

/** A side whose operation says by itself how long it took; what surrounds it is not counted. */
export function timed(operation: () => Promise<number>): Side {
  return async (seconds) => {
    let spent = 0;
    let operations = 0;
    do {
      spent += await operation();
      operations += 1;
    } while (spent < seconds);
    return { operations, seconds: spent };
  };
}
