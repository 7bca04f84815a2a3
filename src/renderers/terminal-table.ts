import type CliTable from 'cli-table3';
import { type Cell, noCell, type Table } from '../views/table';
import { brokenInto, type ColumnBlock, fittedBlocks } from './fitted-columns';
import { type Palette, plainPalette } from './palette';

interface TerminalTableOptions {
  /** The width of the terminal in columns; null if it is not known, and nothing is fitted. */
  readonly width?: number | null;
  readonly palette?: Palette;
}

/** A space on both sides of each text, a line before it, and a line at the end of a row. */
const BOX = { perColumn: 3, perRow: 1 };

/**
 * A table in a box, fitted to the terminal: first titles, words and shapes are broken; if that is not enough,
 * the table is continued below with its first column repeated. Numbers are never broken.
 */
export function renderTerminalTable(table: Table, options: TerminalTableOptions = {}): string {
  const { width = null, palette = plainPalette } = options;
  const limit = width ?? Number.POSITIVE_INFINITY;
  return fittedBlocks(table, limit, BOX)
    .map((block) => drawBlock(block, palette))
    .join('');
}

function drawBlock({ columns, widths }: ColumnBlock, palette: Palette): string {
  const Box = loadCliTable();
  const marked = (text: string, index: number, mark: (line: string) => string): string =>
    brokenInto(text, widths[index] ?? 0)
      .map((line) => mark(line))
      .join('\n');
  const drawn = new Box({
    head: columns.map(({ title }, index) => marked(title, index, palette.strong)),
    colAligns: columns.map(({ align }) => align),
    colWidths: widths.map((width) => width + BOX.perColumn - BOX.perRow),
    style: { head: [], border: [] },
  });
  for (const row of columns[0]?.cells.keys() ?? []) {
    drawn.push(
      columns.map(({ cells, texts }, index) =>
        marked(texts[row] ?? '', index, markOf(cells[row] ?? noCell, palette)),
      ),
    );
  }
  return `${withoutInnerRules(drawn.toString())}\n`;
}

/** The library that draws boxes, loaded when the first one is drawn. */
function loadCliTable(): typeof CliTable {
  const library: typeof CliTable | { readonly default: typeof CliTable } = require('cli-table3');
  return 'default' in library ? library.default : library;
}

/** The table without the lines between rows, except the one below the titles. */
function withoutInnerRules(text: string): string {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.startsWith('├'));
  return lines.filter((line, index) => index === first || !line.startsWith('├')).join('\n');
}

/** The mark of a cell: a decrease is good, an increase is bad. */
function markOf(cell: Cell, palette: Palette): (text: string) => string {
  if (cell.kind !== 'difference' && cell.kind !== 'change') return plainPalette.strong;
  const amount = cell.kind === 'difference' ? cell.count : cell.quotient.over;
  if (amount < 0) return palette.good;
  return amount > 0 ? palette.bad : plainPalette.strong;
}
