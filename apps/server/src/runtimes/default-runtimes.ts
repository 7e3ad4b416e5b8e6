/** A public runtime that the host registers by itself. */
export interface DefaultRuntime {
  /** Fixed, so that two hosts that start at once register it once, and a printed command works on every host. */
  readonly id: string;
  readonly image: 'nodejs' | 'python3';
  /** What must be on the search path; null where the host's own process is the interpreter. */
  readonly interpreter: string | null;
}

/** Ids begin with the name in ASCII, to be told apart in a list. */
export const defaultRuntimes = [
  { id: '6e6f6465-6a73-4000-8000-000000000000', image: 'nodejs', interpreter: null },
  { id: '70797468-6f6e-4300-8000-000000000000', image: 'python3', interpreter: 'python3' },
] as const satisfies readonly DefaultRuntime[];
