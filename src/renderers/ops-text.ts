import { type DocumentedOp, describeOp, opArgumentsTable, opsTable } from '../views/ops-table';
import type { Table } from '../views/table';
import { brokenInto } from './fitted-columns';
import { completeStyle, type TextStyle } from './text-style';

/** Layer types for people: one in full, several with a line each. */
export function renderOpsText(ops: readonly DocumentedOp[], style: TextStyle): string {
  const { width, drawTable } = completeStyle(style);
  return describedOps(ops, drawTable, width ?? Number.POSITIVE_INFINITY);
}

/** One layer type in full, several with a line each; `drawTable` writes the table. */
export function describedOps(
  ops: readonly DocumentedOp[],
  drawTable: (table: Table) => string,
  width = Number.POSITIVE_INFINITY,
): string {
  const [first, ...others] = ops;
  if (first === undefined || others.length > 0) return drawTable(opsTable(ops));
  const description = describeOp(first)
    .split('\n')
    .flatMap((line) => brokenInto(line, width));
  return `${description.join('\n')}\n${drawTable(opArgumentsTable(first))}`;
}
