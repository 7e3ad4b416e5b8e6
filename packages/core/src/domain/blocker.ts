/** Something that keeps a function, version or alias from being deleted (rules R4, R10). */
export interface Blocker {
  readonly kind: 'execution' | 'job' | 'webhook' | 'alias';
  readonly id: string;
  /** The alias's name, where the kind is `alias`. */
  readonly name?: string;
}
