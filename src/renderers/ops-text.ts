import { type DocumentedOp, describeOp, opArgumentsTable, opsTable } from '../views/ops-table';
import type { Table } from '../views/table';
import { renderPlainTable } from './plain-table';
import type { TextStyle } from './text-style';

/** Layer types for people: one in full, several with a line each. */
export function renderOpsText(ops: readonly DocumentedOp[], { palette }: TextStyle): string {
  return describedOps(ops, (table) => renderPlainTable(table, palette));
}

/** One layer type in full, several with a line each; `drawTable` writes the table. */
export function describedOps(ops: readonly DocumentedOp[], drawTable: (table: Table) => string): string {
  const [first, ...others] = ops;
  return first === undefined || others.length > 0
    ? drawTable(opsTable(ops))
    : `${describeOp(first)}\n${drawTable(opArgumentsTable(first))}`;
}
