/** The code of an error, or of what caused it: Node's fetch hides the interesting one inside. */
export function networkCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const inner = networkCode(error.cause);
  if (inner !== undefined) return inner;
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What the first cause of an error says. */
export function innermostMessage(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return innermostMessage(error.cause) || error.message;
}
