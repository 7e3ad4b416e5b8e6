export type FilterValue = string | number | boolean | Date;

/** What a column must satisfy; several together must all hold. */
export interface FilterOperators {
  readonly eq?: FilterValue | undefined;
  readonly neq?: FilterValue | undefined;
  readonly gt?: FilterValue | undefined;
  readonly gte?: FilterValue | undefined;
  readonly lt?: FilterValue | undefined;
  readonly lte?: FilterValue | undefined;
  /** One of these. None of them may hold a comma, which is what separates them on the way. */
  readonly in?: readonly FilterValue[] | undefined;
  readonly nin?: readonly FilterValue[] | undefined;
  /** Contains this text. */
  readonly has?: string | undefined;
}

/** Conditions by column; a bare value means `eq`. Columns that are null satisfy none. */
export type Filters<Column extends string> = {
  readonly [Each in Column]?: FilterValue | FilterOperators | undefined;
};

/** The query parameters of filters. Throws `TypeError` for a list value that holds a comma. */
export function filterParameters(filters: Filters<string>): [string, string][] {
  return Object.entries(filters).flatMap(([column, condition]) => {
    if (condition === undefined) return [];
    if (!isOperators(condition)) return [[column, `eq:${textOf(condition)}`]];
    return Object.entries(condition)
      .filter(([, operand]) => operand !== undefined)
      .map(([operator, operand]): [string, string] => [column, `${operator}:${operandOf(column, operand)}`]);
  });
}

function isOperators(condition: FilterValue | FilterOperators): condition is FilterOperators {
  return typeof condition === 'object' && !(condition instanceof Date);
}

function operandOf(column: string, operand: FilterValue | readonly FilterValue[]): string {
  if (!Array.isArray(operand)) return textOf(operand as FilterValue);
  const texts = operand.map(textOf);
  const comma = texts.find((text) => text.includes(','));
  if (comma === undefined) return texts.join(',');
  throw new TypeError(`The filter of ${column} lists '${comma}', which holds a comma.`);
}

function textOf(value: FilterValue): string {
  return value instanceof Date ? value.toISOString() : String(value);
}
