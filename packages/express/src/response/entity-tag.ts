/** The strong tag of a package: its bytes never change under one sha256. */
export function entityTag(sha256: string): string {
  return `"${sha256}"`;
}

/** Whether an If-None-Match header names this tag. Compares weakly, as RFC 9110 wants it for this header. */
export function matchesTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === tag);
}
