import { decimalOf } from '../report/ratio';
import type { Cell, Table } from '../views/table';

/**
 * A table as CSV (RFC 4180) with the columns' keys as its first line, raw digits, and no footer, so that a
 * script can add its columns up.
 */
export function renderCsv({ columns, rows }: Table): string {
  const lines = [columns.map(({ key }) => key), ...rows.map((row) => row.map(rawText))];
  return lines.map(csvLine).join('');
}

/** One line of CSV. */
export function csvLine(fields: readonly string[]): string {
  return `${fields.map(quote).join(',')}\n`;
}

const RAW_DECIMALS = 6;

function rawText(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'shape':
      return cell.shape.map((dim) => dim ?? '?').join('x');
    case 'count':
    case 'difference':
      return cell.count.toString();
    case 'change':
    case 'share':
    case 'ratio':
      return decimalOf(cell.quotient, RAW_DECIMALS) ?? '';
    case 'none':
      return '';
  }
}

function quote(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replace(/"/g, '""')}"` : field;
}
