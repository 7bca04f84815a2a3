import { padEndToWidth, padStartToWidth } from '../text/display-width';
import type { Cell, Column, Table } from '../views/table';
import { cellText } from './cell-text';
import { columnWidths } from './column-widths';
import { inertMarkdown } from './inert-markdown';

/** A table as GitHub's Markdown, its columns aligned in the source too, the footer in bold. */
export function renderMarkdown({ columns, rows, footer }: Table): string {
  const body = rows.map((row) => row.map(escaped));
  const last = footer === null ? [] : [footer.map((cell) => bold(escaped(cell)))];
  const titles = columns.map(({ title }) => inertMarkdown(title));
  const widths = columnWidths([titles, ...body, ...last]).map((width) => Math.max(3, width));
  const line = (row: readonly string[]): string =>
    `| ${columns.map((column, index) => pad(row[index] ?? '', column, widths[index] ?? 0)).join(' | ')} |\n`;
  const rule = columns.map(({ align }, index) => {
    const dashes = '-'.repeat((widths[index] ?? 1) - 1);
    return align === 'right' ? `${dashes}:` : `${dashes}-`;
  });
  return [titles, rule, ...body, ...last].map(line).join('');
}

function pad(text: string, { align }: Column, width: number): string {
  return align === 'right' ? padStartToWidth(text, width) : padEndToWidth(text, width);
}

function escaped(cell: Cell): string {
  return inertMarkdown(cellText(cell));
}

function bold(text: string): string {
  return text === '' ? '' : `**${text}**`;
}
