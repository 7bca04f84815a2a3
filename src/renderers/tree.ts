import type { Report } from '../report/report-rows';
import { padEndToWidth, padStartToWidth } from '../text/display-width';
import { printable } from '../text/printable';
import type { Cell, Column } from '../views/table';
import { type TreeOptions, treeTable } from '../views/tree-table';
import { cellText } from './cell-text';
import { columnWidths } from './column-widths';
import { type Palette, plainPalette } from './palette';
import { countLines } from './text';
import { paramLines } from './torchsummary';

export interface TreeTextOptions extends TreeOptions {
  readonly palette?: Palette;
}

/** A report as torchinfo prints one: modules with their layers indented below them, and the totals. */
export function renderTree(report: Report, options: TreeTextOptions = {}): string {
  const { palette = plainPalette } = options;
  const { columns, rows, footer } = treeTable(report, options);
  const titles = columns.map(({ title }) => title);
  const body = rows.map((row) => row.map(textOf));
  const total = (footer ?? []).map(textOf);
  const widths = columnWidths([titles, ...body, total]);
  const line = (row: readonly string[]): string => lineOf(row, columns, widths);
  const length = widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length);
  const [rule, doubleRule] = ['-'.repeat(length), '='.repeat(length)];
  const lines = [
    rule,
    palette.strong(line(titles)),
    doubleRule,
    ...body.map((row) => (holdsFigure(row) ? line(row) : palette.faint(line(row)))),
    doubleRule,
    line(total),
    rule,
    ...paramLines(report.totals),
    ...countLines(report, palette),
    rule,
  ];
  return `${lines.join('\n')}\n`;
}

const GAP = '  ';

function textOf(cell: Cell): string {
  return printable(cellText(cell));
}

function lineOf(row: readonly string[], columns: readonly Column[], widths: readonly number[]): string {
  return row
    .map((text, index) => {
      const width = widths[index] ?? 0;
      return columns[index]?.align === 'right' ? padStartToWidth(text, width) : padEndToWidth(text, width);
    })
    .join(GAP)
    .trimEnd();
}

/** Rows without any figure but zeros are shown faintly. */
function holdsFigure(row: readonly string[]): boolean {
  return row.slice(1).some((text) => /[1-9]/.test(text) && !text.startsWith('['));
}
