import { type Style, styled } from './terminal.js';
import { padded, shortened, textWidth } from './text-width.js';

export interface Cell {
  readonly text: string;
  readonly style?: Style | undefined;
}

/** Lines of a table with borders, as OpenStack's commands draw it. */
export function tableLines(
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
  isColoured: boolean,
): readonly string[] {
  const widths = headings.map((heading, index) =>
    Math.max(textWidth(heading), ...rows.map((row) => textWidth(row[index]?.text ?? ''))),
  );
  const border = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+`;
  const line = (cells: readonly Cell[]): string =>
    `|${widths
      .map((width, index) => {
        const { text = '', style } = cells[index] ?? {};
        return ` ${styled(padded(text, width), style, isColoured)} `;
      })
      .join('|')}|`;
  const head = line(headings.map((text) => ({ text, style: 'bold' })));
  return [border, head, border, ...rows.map(line), ...(rows.length === 0 ? [] : [border])];
}

/** The columns of a list that a terminal has room for. */
export interface Fitted {
  readonly columns: readonly string[];
  readonly left: readonly string[];
}

/** What a terminal shows of a long text; scripts and `-f json` get all of it. */
export const longestCell = 40;

const firstToGo = ['project_id', 'updated_at', 'created_at', 'description', 'is_public', 'trusted'];

/** Leaves out columns, the least telling ones first, until the rest fits. The first column always stays. */
export function fitColumns(
  columns: readonly string[],
  widthOf: (column: string) => number,
  available: number,
): Fitted {
  const kept = [...columns];
  const isTooWide = (): boolean => kept.reduce((sum, column) => sum + widthOf(column) + 3, 1) > available;
  const candidates = [...firstToGo, ...columns.slice(1).reverse()];
  for (const column of candidates) {
    if (kept.length === 1 || !isTooWide()) break;
    const at = kept.indexOf(column);
    if (at > 0) kept.splice(at, 1);
  }
  return { columns: kept, left: columns.filter((column) => !kept.includes(column)) };
}

export function shortCell(text: string): string {
  return shortened(text, longestCell);
}
