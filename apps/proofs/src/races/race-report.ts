/** What one process was told, to be compared with what is stored in the end. */
export interface RaceReport {
  /** Versions whose publication was acknowledged, by `function id/number`. */
  readonly published: Record<string, { readonly location: string | null; readonly timeoutSeconds: number }>;
  /** Versions whose deletion was acknowledged. */
  readonly deleted: string[];
  /** Executions that were acknowledged, by `function id/number`. */
  readonly executions: Record<string, number>;
  /** The settings that only this process writes, and what it wrote last. */
  readonly settings: Record<string, Record<string, string | number>>;
  /** What must never happen and did. */
  readonly violations: string[];
  /** How many operations of each kind were acknowledged. */
  readonly done: Record<string, number>;
}

export const emptyReport = (): RaceReport => ({
  published: {},
  deleted: [],
  executions: {},
  settings: {},
  violations: [],
  done: {},
});
