import type { Report } from '../report/report-rows';
import { cutToWidth } from '../text/display-width';
import { summarySizes } from '../views/summary-sizes';
import type { Column } from '../views/table';
import { summaryRows } from '../views/torchsummary-rows';
import { type TreeOptions, treeTable } from '../views/tree-table';
import { printableCellText } from './cell-text';
import { alignedTexts, columnWidths } from './column-widths';
import { type Palette, plainPalette } from './palette';
import { paramLines, sizeLines } from './summary-lines';
import { countLines, decodeLines, trainingLines } from './text';
import type { TextStyle } from './text-style';

export interface TreeTextOptions extends TreeOptions, Pick<TextStyle, 'palette' | 'width'> {}

/**
 * A report as torchinfo prints one: modules with their layers indented below them, and the totals. If it is too
 * wide, names are cut, and then columns of figures are continued below.
 */
export function renderTree(report: Report, options: TreeTextOptions = {}): string {
  const { palette = plainPalette, width = null } = options;
  const { columns, rows, footer } = treeTable(report, options);
  const texts = [
    columns.map(({ title }) => title),
    ...rows.map((row) => row.map(printableCellText)),
    (footer ?? []).map(printableCellText),
  ];
  const blocks = blocksWithin(columnWidths(texts), width ?? Number.POSITIVE_INFINITY);
  const rule = '-'.repeat(Math.max(...blocks.map(({ widths }) => lengthOf(widths))));
  const lines = [
    ...blocks.flatMap((block) => [rule, ...blockLines(block, columns, texts, palette)]),
    rule,
    ...paramLines(report.totals),
    rule,
    ...sizeLines(summarySizes(report, summaryRows(report, 'without-root'))),
    rule,
    ...countLines(report, palette),
    ...trainingLines(report, rule),
    ...decodeLines(report, rule),
    rule,
  ];
  return `${lines.join('\n')}\n`;
}

const GAP = '  ';

/** Columns side by side, by their numbers, with the width of each. */
interface Block {
  readonly indexes: readonly number[];
  readonly widths: readonly number[];
}

/** The first column is not cut to less than this. */
const NARROWEST_NAMES = 24;

/** As few blocks as possible within this width; the first column is in each of them. */
function blocksWithin([names = 0, ...figures]: readonly number[], limit: number): readonly Block[] {
  const room = limit - lengthOf(figures) - GAP.length;
  const cut = Math.min(names, Math.max(NARROWEST_NAMES, room));
  let block = { indexes: [0], widths: [cut] };
  const blocks = [block];
  for (const [index, width] of figures.entries()) {
    if (block.widths.length > 1 && lengthOf([...block.widths, width]) > limit) {
      block = { indexes: [0], widths: [cut] };
      blocks.push(block);
    }
    block.indexes.push(index + 1);
    block.widths.push(width);
  }
  return blocks;
}

function lengthOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length);
}

/** The titles, the rows and the total of a block, with rules between them. */
function blockLines(
  { indexes, widths }: Block,
  columns: readonly Pick<Column, 'align'>[],
  texts: readonly (readonly string[])[],
  palette: Palette,
): readonly string[] {
  const aligned = indexes.flatMap((index) => columns[index] ?? []);
  const own = texts.map((row) => indexes.map((index, at) => cutToWidth(row[index] ?? '', widths[at] ?? 0)));
  const line = (row: readonly string[]): string => alignedTexts(row, aligned, widths).join(GAP).trimEnd();
  const [titles = [], ...rows] = own;
  const total = rows.pop() ?? [];
  const doubleRule = '='.repeat(lengthOf(widths));
  return [
    palette.strong(line(titles)),
    doubleRule,
    ...rows.map((row) => (holdsFigure(row) ? line(row) : palette.faint(line(row)))),
    doubleRule,
    line(total),
  ];
}

/** Whether a row has a figure other than 0; other rows are shown faintly. */
function holdsFigure(row: readonly string[]): boolean {
  return row.slice(1).some((text) => /[1-9]/.test(text) && !text.startsWith('['));
}
