import type { SweepTable } from '../report/sweep-row';
import { sweepTable } from '../views/sweep-table';
import { completeStyle, type TextStyle } from './text-style';

/** The variants of a sweep for people. */
export function renderSweepTable(table: SweepTable, style: TextStyle = {}): string {
  return table.rows.length === 0 ? 'no variant is left\n' : completeStyle(style).drawTable(sweepTable(table));
}
