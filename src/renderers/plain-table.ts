import type { Table } from '../views/table';
import { alignedTexts } from './column-widths';
import { brokenInto, type ColumnBlock, fittedBlocks } from './fitted-columns';
import { type Palette, plainPalette } from './palette';

export interface PlainTableOptions {
  readonly palette?: Palette;
  /** The largest width of a line in columns; null for no limit. */
  readonly width?: number | null;
  /** Marks the first line of a row, which has its last column. */
  readonly markRow?: (line: string, row: number) => string;
}

/** Two spaces between columns. */
const GAP = '  ';
const SPACING = { perColumn: GAP.length, perRow: -GAP.length };

/**
 * A table as columns of plain text, two spaces apart, with a line under its titles. If it is too wide, texts
 * are broken, and then columns are continued below.
 */
export function renderPlainTable(table: Table, options: PlainTableOptions = {}): string {
  const blocks = fittedBlocks(table, options.width ?? Number.POSITIVE_INFINITY, SPACING);
  return blocks.map((block) => drawBlock(block, options)).join('\n');
}

function drawBlock(
  { columns, widths }: ColumnBlock,
  { palette = plainPalette, markRow = (line) => line }: PlainTableOptions,
): string {
  const linesOf = (texts: readonly string[]): readonly string[] => {
    const broken = texts.map((text, index) => brokenInto(text, widths[index] ?? 0));
    const height = Math.max(...broken.map(({ length }) => length));
    return Array.from({ length: height }, (_line, at) => {
      const row = broken.map((lines) => lines[at] ?? '');
      return alignedTexts(row, columns, widths).join(GAP).trimEnd();
    });
  };
  const rows = (columns[0]?.texts ?? []).map((_text, row) =>
    linesOf(columns.map(({ texts }) => texts[row] ?? '')).map((line, at) =>
      at === 0 ? markRow(line, row) : line,
    ),
  );
  const lines = [
    ...linesOf(columns.map(({ title }) => title)).map(palette.strong),
    palette.faint(widths.map((width) => '-'.repeat(width)).join(GAP)),
    ...rows.flat(),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
