import type { Comparison } from '../report/compare';
import { decimalOf, percentOf, type Quotient } from '../report/ratio';
import { padStartToWidth } from '../text/display-width';
import { comparisonSentences } from '../views/compare-sentence';
import { branchTables, comparedConventionsTable, comparisonTable } from '../views/compare-table';
import { type Cell, type Table, textCell } from '../views/table';
import { cellText } from './cell-text';
import { completeStyle, type TextStyle } from './text-style';

/**
 * A comparison for people: the whole, the branches with bars for their shares, and the outcome in words. If
 * conventions were requested, only the totals under them, with what each counts.
 */
export function renderComparisonText(comparison: Comparison, style: TextStyle = {}): string {
  const { palette, drawTable } = completeStyle(style);
  if (comparison.conventions !== null) {
    const table = comparedConventionsTable(comparison);
    return `${drawTable(table)}\n${conventionLines(comparison.conventions)}${ratioLine(comparison, table)}`;
  }
  const sections = branchTables(comparison).map(
    ({ title, table }) => `${palette.strong(title)}\n${drawTable(withBars(table))}`,
  );
  const whole = comparisonTable(comparison);
  const outcome = comparisonSentences(comparison)
    .map((sentence) => `${palette.accent(sentence)}\n`)
    .join('');
  return [
    ...(whole.rows.length === 0 ? [] : [drawTable(whole)]),
    ...sections,
    outcome + footnote(comparison, whole),
  ].join('\n');
}

function footnote({ convention, specs }: Comparison, whole: Table): string {
  const partial = specs.filter(({ complete }) => !complete).map(({ name }) => name);
  const note = partial.length === 0 ? '' : ` (not every layer of ${partial.join(', ')} is counted)`;
  return `${ratioLine({ specs }, whole)}Convention: ${convention.name}${note}\n`;
}

function ratioLine({ specs }: Pick<Comparison, 'specs'>, { columns }: Table): string {
  const hasRatio = columns.some(({ title }) => title === 'Ratio');
  return hasRatio ? `Ratio: the figure of ${specs[0]?.name ?? ''} divided by the other one\n` : '';
}

function conventionLines(conventions: NonNullable<Comparison['conventions']>): string {
  const lines = conventions.map(({ convention: { name, summary } }) => `${name}: ${summary}\n`);
  return `${lines.join('')}Layer type by layer type: inception conventions NAME\n`;
}

function withBars(table: Table): Table {
  return { ...table, rows: table.rows.map((row) => row.map(withBar)) };
}

function withBar(cell: Cell): Cell {
  if (cell.kind !== 'share') return cell;
  return textCell(`${barOf(cell.quotient)} ${padStartToWidth(cellText(cell), LONGEST_SHARE)}`);
}

const LONGEST_SHARE = '100.0 %'.length;
const BAR_LENGTH = 8;

/** A bar of eight cells for a share in percent; a share above 0 has at least one cell. */
function barOf({ over, under }: Quotient): string {
  const eighths = Number(decimalOf({ over, under: percentOf(under, 1).over }, 6) ?? 0) * BAR_LENGTH;
  const filled = over === 0 ? 0 : Math.min(BAR_LENGTH, Math.max(1, Math.round(eighths)));
  return '█'.repeat(filled) + '░'.repeat(BAR_LENGTH - filled);
}
