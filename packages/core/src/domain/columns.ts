/** How a column is compared in filters and sorting. `json` compares the canonical JSON text. */
export type ColumnType = 'text' | 'integer' | 'boolean' | 'time' | 'json';

/** The columns of a resource that clients see, filter and sort by. */
export type ColumnTypes<Row> = { readonly [Column in keyof Row]?: ColumnType };
