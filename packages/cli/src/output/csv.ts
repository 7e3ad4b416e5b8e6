/** Rows as RFC 4180 has them, except that lines end as they do elsewhere on the command line. */
export function csvLines(rows: readonly (readonly string[])[]): readonly string[] {
  return rows.map((row) => row.map(quoted).join(','));
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
