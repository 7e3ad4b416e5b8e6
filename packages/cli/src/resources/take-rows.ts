/** The rows of a list, up to a limit. */
export async function takeRows<Row>(listing: AsyncIterable<Row>, limit: number | undefined): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of listing) {
    rows.push(row);
    if (rows.length === limit) break;
  }
  return rows;
}
