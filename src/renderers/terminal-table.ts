import type CliTable from 'cli-table3';
import { displayWidth } from '../text/display-width';
import { printable } from '../text/printable';
import { type Cell, type Column, noCell, type Table } from '../views/table';
import { printableCellText } from './cell-text';
import { type Palette, plainPalette } from './palette';

interface TerminalTableOptions {
  /** Columns of the terminal; null where they are not known and nothing is fitted. */
  readonly width?: number | null;
  readonly palette?: Palette;
}

/** What a cell has around its text: a space on both sides and a line on one. */
const AROUND = 3;

/** No column is made narrower than this by breaking words. */
const NARROWEST = 8;

/**
 * A table in a box, fitted to the terminal: first titles, words and shapes are broken, and where that is not
 * enough the table is continued below, with its first column again. Numbers are never broken.
 */
export function renderTerminalTable(table: Table, options: TerminalTableOptions = {}): string {
  const { width = null, palette = plainPalette } = options;
  const limit = width ?? Number.POSITIVE_INFINITY;
  const columns = table.columns.map((column, index) => measured(column, index, rowsOf(table)));
  return blocksOf(columns, limit)
    .map((indexes) => {
      const block = indexes.flatMap((index) => columns[index] ?? []);
      return drawBlock(block, fitted(block, limit), palette);
    })
    .join('');
}

function rowsOf({ rows, footer }: Table): readonly (readonly Cell[])[] {
  return footer === undefined ? rows : [...rows, footer];
}

interface MeasuredColumn {
  readonly title: string;
  readonly align: Column['align'];
  readonly cells: readonly Cell[];
  readonly texts: readonly string[];
  /** The width that needs no breaking, and the least that breaking allows. */
  readonly natural: number;
  readonly least: number;
}

function measured(
  { title, align }: Column,
  index: number,
  rows: readonly (readonly Cell[])[],
): MeasuredColumn {
  const cells = rows.map((row) => row[index] ?? noCell);
  const texts = cells.map(printableCellText);
  const leastOf = (text: string): number => Math.min(longestWord(text), NARROWEST);
  const least = cells.map((cell, row) => {
    const text = texts[row] ?? '';
    if (cell.kind === 'shape') return longestWord(text);
    return cell.kind === 'text' && align === 'left' ? leastOf(text) : displayWidth(text);
  });
  const shown = printable(title);
  return {
    title: shown,
    align,
    cells,
    texts,
    natural: Math.max(displayWidth(shown), ...texts.map(displayWidth)),
    least: Math.max(leastOf(shown), ...least),
  };
}

function longestWord(text: string): number {
  return Math.max(...text.split(' ').map(displayWidth));
}

function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + AROUND, 1);
}

/** Which columns are next to each other; the first one is in every block. */
function blocksOf(columns: readonly MeasuredColumn[], limit: number): readonly (readonly number[])[] {
  const all = columns.map((_column, index) => index);
  if (totalWidth(columns.map(({ least }) => least)) <= limit) return [all];
  let block = [0];
  const blocks = [block];
  for (const index of all.slice(1)) {
    const widths = [...block, index].map((member) => columns[member]?.natural ?? 0);
    if (block.length === 1 || totalWidth(widths) <= limit) block.push(index);
    else {
      block = [0, index];
      blocks.push(block);
    }
  }
  return blocks;
}

/** Widths that fit, as far as breaking allows: the widest column is narrowed first. */
function fitted(columns: readonly MeasuredColumn[], limit: number): readonly number[] {
  const widths = columns.map(({ natural }) => natural);
  for (let excess = totalWidth(widths) - limit; excess > 0; excess -= 1) {
    const breakable = widths.map((width, index) => (width > (columns[index]?.least ?? 0) ? width : 0));
    const widest = Math.max(...breakable);
    if (widest === 0) break;
    widths[breakable.indexOf(widest)] = widest - 1;
  }
  return widths;
}

function drawBlock(columns: readonly MeasuredColumn[], widths: readonly number[], palette: Palette): string {
  const Box = loadCliTable();
  const marked = (text: string, index: number, mark: (line: string) => string): string =>
    brokenInto(text, widths[index] ?? 0)
      .map((line) => mark(line))
      .join('\n');
  const drawn = new Box({
    head: columns.map(({ title }, index) => marked(title, index, palette.strong)),
    colAligns: columns.map(({ align }) => align),
    colWidths: widths.map((width) => width + AROUND - 1),
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

/** The lines of a text that is broken at its spaces, and within words that are too long. */
function brokenInto(text: string, width: number): readonly string[] {
  if (displayWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (displayWidth(longer) <= width) {
      line = longer;
      continue;
    }
    if (line.trim() !== '') lines.push(line);
    line = '';
    for (const character of word) {
      if (displayWidth(line + character) > width) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  return [...lines, line];
}

/** Of the lines between rows only the one below the titles is kept. */
function withoutInnerRules(text: string): string {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.startsWith('├'));
  return lines.filter((line, index) => index === first || !line.startsWith('├')).join('\n');
}

/** Less is good, more is bad. */
function markOf(cell: Cell, palette: Palette): (text: string) => string {
  if (cell.kind !== 'difference' && cell.kind !== 'change') return plainPalette.strong;
  const amount = cell.kind === 'difference' ? cell.count : cell.quotient.over;
  if (amount < 0) return palette.good;
  return amount > 0 ? palette.bad : plainPalette.strong;
}
