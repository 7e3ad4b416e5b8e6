import type { Aim, Row } from './compare.js';
import { milliseconds } from './units.js';

const headings = ['work', 'against', 'ours', 'theirs', 'ratio (min – max)', 'by CPU', 'aim', 'met'];

/** The rows as a Markdown table with aligned columns. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [headings, ...rows.map(cellsOf)];
  const widths = headings.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const lineOf = (line: readonly string[]): string =>
    `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [heading = [], ...others] = cells;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [lineOf(heading), rule, ...others.map(lineOf)].join('\n');
}

function cellsOf({ work, against, ours, theirs, ratio, cpuRatio, aim, secondsEach }: Row): string[] {
  const [median, min, max] = [ratio.median, ratio.min, ratio.max].map((value) => value.toFixed(2));
  return [
    work,
    against,
    ours,
    theirs,
    `${median} (${min} – ${max})`,
    cpuRatio?.toFixed(2) ?? '',
    aimText(aim),
    verdict(aim, ratio.median, secondsEach),
  ];
}

function aimText(aim: Aim): string {
  if (aim === 'none') return '';
  if ('atMostSeconds' in aim) return `≤ ${milliseconds(aim.atMostSeconds)}`;
  return 'atLeast' in aim ? `≥ ${aim.atLeast}` : `≤ ${aim.atMost}`;
}

function verdict(aim: Aim, ratio: number, secondsEach: number): string {
  if (aim === 'none') return '';
  return isMet(aim, ratio, secondsEach) ? 'yes' : 'NO';
}

function isMet(aim: Exclude<Aim, 'none'>, ratio: number, secondsEach: number): boolean {
  if ('atMostSeconds' in aim) return secondsEach <= aim.atMostSeconds;
  return 'atLeast' in aim ? ratio >= aim.atLeast : ratio <= aim.atMost;
}
