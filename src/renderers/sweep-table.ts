import type { SweepTable } from '../report/sweep-row';
import { sweepTable } from '../views/sweep-table';
import { completeStyle, type TextStyle } from './text-style';

/** The variants of a sweep for people; empty for one that was stopped before the first variant. */
export function renderSweepTable(table: SweepTable, style: TextStyle = {}): string {
  if (table.rows.length > 0) return completeStyle(style).drawTable(sweepTable(table));
  return table.counts === null ? '' : 'no variant is left\n';
}
