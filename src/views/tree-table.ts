import { type CallKind, layersIn, type Report } from '../report/report-rows';
import type { ColumnName } from './column-names';
import { callSubject, columnsOf, outputsIn, type RowSubject, sumSubject, totalSubject } from './columns';
import { type Cell, type Table, textCell } from './table';
import { type TreePart, treeOf } from './tree';

export interface TreeOptions {
  /** The columns of figures; the output, the parameters and the convention's figure when not given. */
  readonly columns?: readonly ColumnName[];
  /** The deepest level that is shown, 0 for the network alone; all when not given. */
  readonly depth?: number;
}

const usualColumns: readonly ColumnName[] = ['output', 'params', 'count'];

/**
 * A report as a tree: the network, below it its modules, layers and functional calls in the order of calls.
 *
 * The row of a module has the sums over its layers, whether these are shown or not; that of the network has the
 * totals.
 */
export function treeTable(report: Report, options: TreeOptions = {}): Table {
  const { depth = Number.POSITIVE_INFINITY } = options;
  const columns = columnsOf(report, options.columns ?? usualColumns);
  const rows: (readonly Cell[])[] = [];
  const add = (part: TreePart, level: number, branch: string, indent: string): void => {
    const isUnfolded = part.children.length > 0 && level < depth;
    const subject = subjectOf(part, report);
    rows.push([textCell(branch + labelOf(part)), ...columns.map(({ cellOf }) => cellOf(subject))]);
    if (!isUnfolded) return;
    for (const [index, child] of part.children.entries()) {
      const isLast = index === part.children.length - 1;
      const below = isLast ? '     ' : '│    ';
      add(child, level + 1, `${indent}${isLast ? '└─' : '├─'}`, indent + below);
    }
  };
  add(treeOf(report), 0, '', '');
  return {
    columns: [{ title: 'Layer (type: name)', key: 'layer', align: 'left' }, ...columns],
    rows,
    footer: [textCell('Total'), ...columns.map(({ cellOf }) => cellOf(totalSubject(report)))],
  };
}

function subjectOf({ outputs, first, end, kind }: TreePart, report: Report): RowSubject {
  const layer = report.layers[first];
  if (layer !== undefined && (kind === 'layer' || kind === 'function')) return callSubject(layer);
  return sumSubject(layersIn(report, { first, end }), outputsIn(report, outputs));
}

const MARKS: Readonly<Record<CallKind, string>> = { first: '', again: ' (again)', never: ' (not called)' };

/** `Conv2d: conv`, `(Concat)` for a functional call, marked where it is called again or not at all. */
function labelOf({ kind, type, name, call }: TreePart): string {
  const label = [type, name].filter((text) => text !== '').join(': ');
  return `${kind === 'function' ? `(${label})` : label}${MARKS[call]}`;
}
