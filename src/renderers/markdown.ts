import type { Cell, Table } from '../views/table';
import { cellText } from './cell-text';
import { alignedTexts, columnWidths } from './column-widths';
import { inertMarkdown } from './inert-markdown';

/** A table as GitHub's Markdown, its columns aligned in the source too, the footer in bold. */
export function renderMarkdown({ columns, rows, footer }: Table): string {
  const body = rows.map((row) => row.map(escaped));
  const last = footer === undefined ? [] : [footer.map((cell) => bold(escaped(cell)))];
  const titles = columns.map(({ title }) => inertMarkdown(title));
  const widths = columnWidths([titles, ...body, ...last]).map((width) => Math.max(3, width));
  const line = (row: readonly string[]): string => `| ${alignedTexts(row, columns, widths).join(' | ')} |\n`;
  const rule = columns.map(({ align }, index) => {
    const dashes = '-'.repeat((widths[index] ?? 1) - 1);
    return align === 'right' ? `${dashes}:` : `${dashes}-`;
  });
  return [titles, rule, ...body, ...last].map(line).join('');
}

function escaped(cell: Cell): string {
  return inertMarkdown(cellText(cell));
}

function bold(text: string): string {
  return text === '' ? '' : `**${text}**`;
}
