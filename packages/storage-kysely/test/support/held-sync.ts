/** A sync of the disk that ends when the test says so. */
export interface HeldSync {
  readonly sync: () => Promise<void>;
  /** How many have begun. */
  readonly begun: number;
  /** Ends the one that goes on, if there is one. */
  end(): void;
  fail(error: Error): void;
  /** From now on none is held. */
  release(): void;
}

export function heldSync(): HeldSync {
  let begun = 0;
  let isReleased = false;
  let settle: (error?: Error) => void = () => undefined;
  return {
    sync: () => {
      begun += 1;
      if (isReleased) return Promise.resolve();
      return new Promise((resolve, reject) => {
        settle = (error) => (error === undefined ? resolve() : reject(error));
      });
    },
    get begun() {
      return begun;
    },
    end: () => settle(),
    fail: (error) => settle(error),
    release: () => {
      isReleased = true;
      settle();
    },
  };
}
