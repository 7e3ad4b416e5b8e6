/** How an engine writes down column types, so that a migration is one text for all engines. */
export interface SqlTypes {
  /** Text that is compared by its code points. */
  readonly text: string;
  /** At least 53 bits. */
  readonly integer: string;
  /** A column that is true or false, never null. */
  boolean(column: string): string;
  /** What follows the closing parenthesis of a table. */
  readonly tableOptions: string;
}

/**
 * One step of the schema. A released one is frozen: databases exist that were made by it. What it got wrong, the next one puts right.
 */
export interface Migration {
  /** `0001-what-it-does`; sorts in the order of the list. */
  readonly name: string;
  /** In order; run in one transaction, together with the record that this migration was applied. */
  statements(types: SqlTypes): readonly string[];
}
