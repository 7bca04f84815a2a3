import type { Report } from '../report/report-rows';
import { summarySizes } from '../views/summary-sizes';
import { summaryRows } from '../views/torchsummary-rows';
import { type TreeOptions, treeTable } from '../views/tree-table';
import { printableCellText } from './cell-text';
import { alignedTexts, columnWidths } from './column-widths';
import { type Palette, plainPalette } from './palette';
import { paramLines, sizeLines } from './summary-lines';
import { countLines, trainingLines } from './text';

export interface TreeTextOptions extends TreeOptions {
  readonly palette?: Palette;
}

/** A report as torchinfo prints one: modules with their layers indented below them, and the totals. */
export function renderTree(report: Report, options: TreeTextOptions = {}): string {
  const { palette = plainPalette } = options;
  const { columns, rows, footer } = treeTable(report, options);
  const titles = columns.map(({ title }) => title);
  const body = rows.map((row) => row.map(printableCellText));
  const total = (footer ?? []).map(printableCellText);
  const widths = columnWidths([titles, ...body, total]);
  const line = (row: readonly string[]): string => alignedTexts(row, columns, widths).join(GAP).trimEnd();
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
    rule,
    ...sizeLines(summarySizes(report, summaryRows(report, 'without-root'))),
    rule,
    ...countLines(report, palette),
    ...trainingLines(report, rule),
    rule,
  ];
  return `${lines.join('\n')}\n`;
}

const GAP = '  ';

/** Rows without any figure but zeros are shown faintly. */
function holdsFigure(row: readonly string[]): boolean {
  return row.slice(1).some((text) => /[1-9]/.test(text) && !text.startsWith('['));
}
